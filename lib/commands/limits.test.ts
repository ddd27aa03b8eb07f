import { readFileSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import ts from 'typescript'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { commands } from '@/lib/commands/registry'

// What is longer than the schema of a command allows is cut off while it is typed, not refused after it was sent (CR F4).

type Schema = { maxLength?: number; properties?: Record<string, Schema>; items?: Schema; anyOf?: Schema[] }
type Element = ts.JsxOpeningElement | ts.JsxSelfClosingElement

const root = join(import.meta.dirname, '../..')
const filesIn = (folder: string) => readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name))
const sources = [...filesIn('components'), ...filesIn('app')]
  .filter((name) => name.endsWith('.tsx') && !name.includes('.test.'))
  .map((name) => ts.createSourceFile(name, readFileSync(join(root, name), 'utf8'), ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX))

/** What each file draws, by the name of the component; one that another file has made leads there. */
const parts = new Map(sources.map((source) => [source.fileName, partsOf(source)]))

function partsOf(source: ts.SourceFile): Map<string, ts.Node | string> {
  const found = new Map<string, ts.Node | string>()
  walk(source, (node) => {
    if (ts.isFunctionDeclaration(node) && node.name) found.set(node.name.text, node)
    if (ts.isVariableDeclaration(node) && ts.isIdentifier(node.name) && node.initializer) found.set(node.name.text, node.initializer)
    if (!ts.isImportSpecifier(node)) return
    const from = (node.parent.parent.parent.moduleSpecifier as ts.StringLiteral).text
    found.set(node.name.text, `${from.startsWith('@/') ? from.slice(2) : join(dirname(source.fileName), from)}.tsx`)
  })
  return found
}

function drawnBy(name: string, file: string): ts.Node | undefined {
  const drawn = parts.get(file)?.get(name)
  return typeof drawn === 'string' ? (drawn === file ? undefined : drawnBy(name, drawn)) : drawn
}

function walk(node: ts.Node, on: (node: ts.Node) => void): void {
  on(node)
  ts.forEachChild(node, (child) => walk(child, on))
}

function elements(within: ts.Node): Element[] {
  const found: Element[] = []
  walk(within, (node) => {
    if (ts.isJsxOpeningElement(node) || ts.isJsxSelfClosingElement(node)) found.push(node)
  })
  return found
}

const tagOf = (element: Element): string => element.tagName.getText()
/** A field for text that is read: a number has other bounds, and of a password that is too long nothing may be cut off unseen. */
const isField = (element: Element): boolean =>
  ['TextField', 'TextArea'].includes(tagOf(element)) && !['number', 'password'].includes(attribute(element, 'type') ?? '')

/** An attribute as it is written: a text, a number in braces, or a template with a star for each part that is worked out. */
function attribute(element: Element, name: string): string | undefined {
  for (const each of element.attributes.properties) {
    if (!ts.isJsxAttribute(each) || each.name.getText() !== name || !each.initializer) continue
    const value = ts.isJsxExpression(each.initializer) ? each.initializer.expression : each.initializer
    if (!value) return undefined
    if (ts.isStringLiteralLike(value) || ts.isNumericLiteral(value)) return value.text
    if (ts.isTemplateExpression(value)) return value.head.text + value.templateSpans.map(({ literal }) => `*${literal.text}`).join('')
  }
  return undefined
}

const at = (element: Element): string => {
  const source = element.getSourceFile()
  return `${source.fileName}:${source.getLineAndCharacterOfPosition(element.getStart()).line + 1} ${attribute(element, 'name') ?? '?'}`
}

/** The fields of a form, also those that its parts draw. */
function fieldsOf(form: ts.Node, seen = new Set<ts.Node>()): Element[] {
  if (seen.has(form)) return []
  seen.add(form)
  return elements(form).flatMap((element) => {
    const drawn = drawnBy(tagOf(element), element.getSourceFile().fileName)
    return isField(element) ? [element] : drawn ? fieldsOf(drawn, seen) : []
  })
}

function limitOf(schema: Schema | undefined, path: readonly string[]): number | undefined {
  const [name, ...rest] = path
  const schemas = schema ? [schema, ...(schema.anyOf ?? [])] : []
  if (name === undefined) return schemas.find(({ maxLength }) => maxLength !== undefined)?.maxLength
  return schemas.map((each) => limitOf(name === '*' ? each.items : each.properties?.[name], rest)).find((limit) => limit !== undefined)
}

test('every field for text says how long it may be', () => {
  const fields = sources.flatMap((source) => elements(source)).filter(isField)
  expect(fields.length).toBeGreaterThan(80)
  expect(fields.filter((field) => attribute(field, 'maxLength') === undefined).map(at)).toEqual([])
})

test('a field is as long as the schema of its command allows', () => {
  const pairs = sources.flatMap((source) => elements(source)).flatMap((element) => {
    const command = attribute(element, 'command')
    if (!command || !(command in commands)) return []
    const { input } = commands[command as keyof typeof commands]
    const schema = z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' }) as unknown as Schema
    const form = ts.isJsxOpeningElement(element) ? element.parent : element
    return fieldsOf(form).map((field) => ({
      where: `${command}: ${at(field)}`, says: Number(attribute(field, 'maxLength')), limit: limitOf(schema, attribute(field, 'name')?.split('.') ?? ['?']),
    }))
  })
  expect(new Set(pairs.map(({ where }) => where)).size).toBeGreaterThan(60)
  expect(pairs.filter(({ says, limit }) => says !== limit)).toEqual([])
})
