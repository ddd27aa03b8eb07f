import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { describe, expect, test } from 'vitest'
import { packets } from '@/lib/rules/copy'
import { bookParts } from '@/lib/rules/log-book'
import { notices } from '@/lib/rules/notice'
import { searchNouns } from '@/lib/rules/search'
import { sharedNouns } from '@/lib/rules/seat'

// One word for one thing: docs/words.md says which words are not said, and marks those that are looked for here.

const root = join(import.meta.dirname, '..')
const filesIn = (folder: string) => readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name))
const sources = ['app', 'components', 'lib'].flatMap(filesIn)
  .filter((name) => /\.tsx?$/.test(name) && !name.includes('.test.') && !/^lib\/(testing|db\/generated)\//.test(name))

/** What is kept in the database or in addresses, and stays as it is. */
const stored = new Set<string>([...searchNouns, ...sharedNouns, ...packets, ...Object.keys(bookParts), ...Object.keys(notices), 'office', 'offices'])
/** An address, the name of a command, of a kind or of a shape: one lowercase word with signs in it. */
const named = /^[\^/]?[a-z(|]+([.#/|()…[\]-]+[a-zA-Z]*)+$/
const sql = /^\s*(select|insert|update|delete|with|create|set)\b[^.]*$/i

type Said = { line: number; text: string }

/** The text of a literal, a template, or several joined by `+`, with "…" for what is worked out; null for all else. */
function textOf(node: ts.Node): string | null {
  if (ts.isStringLiteralLike(node)) return node.text
  if (ts.isTemplateExpression(node)) return node.head.text + node.templateSpans.map(({ literal }) => `…${literal.text}`).join('')
  if (ts.isJsxText(node)) return node.text
  if (!ts.isBinaryExpression(node) || node.operatorToken.kind !== ts.SyntaxKind.PlusToken) return null
  const [left, right] = [textOf(node.left), textOf(node.right)]
  return left === null && right === null ? null : `${left ?? '…'}${right ?? '…'}`
}

/** Names, not sentences: what is imported, keys of objects, types, and statements of the database. */
function isName(node: ts.Node): boolean {
  const { parent } = node
  return ts.isImportDeclaration(node) || ts.isExportDeclaration(node) || ts.isTaggedTemplateExpression(node) || ts.isLiteralTypeNode(node)
    || (ts.isPropertyAssignment(parent) && parent.name === node) || (ts.isElementAccessExpression(parent) && parent.argumentExpression === node)
}

/** Each text of a file that somebody may read. */
function saidIn(name: string, code: string): Said[] {
  const source = ts.createSourceFile(name, code, ts.ScriptTarget.Latest, true, name.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS)
  const said: Said[] = []
  const visit = (node: ts.Node, within: string) => {
    if (isName(node)) return
    const text = textOf(node)?.replaceAll(/\s+/g, ' ') ?? ''
    if (text !== '' && !within.includes(text) && !stored.has(text) && !sql.test(text) && (ts.isJsxText(node) || !named.test(text)))
      said.push({ line: source.getLineAndCharacterOfPosition(node.getStart()).line + 1, text })
    ts.forEachChild(node, (child) => visit(child, text === '' ? within : text))
  }
  ts.forEachChild(source, (node) => visit(node, ''))
  return said
}

/** The marked words of the last column. */
const refused = readFileSync(join(root, 'docs/words.md'), 'utf8').split('\n').filter((line) => line.startsWith('|')).slice(2)
  .flatMap((line) => [...line.split('|').at(-2)!.matchAll(/`([^`]+)`/g)].map(([, word]) => word!))

const ways = refused.map((word) => (word.endsWith('*') ? word.slice(0, -1) : `${word}(?![\\p{L}\\p{N}])`))
const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${ways.join('|')})`, 'iu')

/** Where a file says a marked word. */
const refusedIn = (name: string, code: string): string[] => saidIn(name, code).flatMap(({ line, text }) => {
  const word = pattern.exec(text)?.[0]
  return word ? [`${name}:${line} says “${word}”: ${text}`] : []
})

describe('docs/words.md: one word for one thing', () => {
  test('nothing that is read says a word that is marked', () => {
    expect(sources.length).toBeGreaterThan(400)
    expect(sources.flatMap((name) => refusedIn(name, readFileSync(join(root, name), 'utf8')))).toEqual([])
  }, 60_000)

  test.each(refused)('“%s” is found wherever it is said', (word) => {
    const said = word.replace('*', '')
    const ways = [
      `const a = 'See ${said} there'`, `const a = \`\${b} ${said}\``, `const a = 'x ${said.slice(0, 2)}' + '${said.slice(2)} y'`,
      `const a = <p>\n  See the ${said.replace(' ', '\n  ')}\n</p>`, `const a = <Row title="See ${said}" />`, `const a = { ok: '${said}!' }`,
    ]
    for (const way of ways) expect([way, refusedIn('way.tsx', way).length > 0]).toEqual([way, true])
  })

  test('names, stored values, statements and comments are left alone', () => {
    const code = `import a from 'time line'\nconst b = { 'time line': 1, noun: 'time line' } // the time line\nconst c = sql\`the time line\`\n`
      + `const d = '/incidents/time-line'\nconst e = \`select from x where noun = 'time line'\`\n`
    expect(refusedIn('way.ts', code)).toEqual([])
  })
})
