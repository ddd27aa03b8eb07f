import { z } from 'zod'
import { Refused } from '@/lib/commands/refused'
import { readKey } from './key'

/** What a form sends beside the input of its command. A command whose input has a field of that name keeps it for itself. */
const besides = ['key', 'version', 'fingerprint', 'code', 'then'] as const

/** More than any form of Muster holds. To name all that is wrong with more would hold up everybody else. */
const mostFields = 5000
/** No command's input is nested deeper. */
const deepest = 8

type Shape = {
  type?: string | string[]; properties?: Record<string, Shape>; items?: Shape; anyOf?: Shape[]
}
export type FormEnvelope = { input: unknown; key?: string; version?: number; proof?: { code: string; fingerprint: string }; then?: string }

/**
 * Turns a form into the envelope of a command. Forms know only text: numbers, yes/no, nothing and lists are read as the command's
 * schema says (`steps.0.hostId` is the first step's host). What does not fit stays text, and the schema refuses it with its field.
 * Refuses what no form of ours sends: a key or a version that is none, more than 5,000 fields, and names nested without end. What is no form counts as an empty one.
 */
export function formEnvelope(schema: z.ZodType, sent: FormData): FormEnvelope {
  const formData = asForm(sent)
  const shape = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Shape
  const own = new Set(Object.keys(shape.properties ?? {}))
  const beside = (name: (typeof besides)[number]) => (own.has(name) ? undefined : textOf(formData.get(name)))
  const tree: Tree = { values: [], children: new Map() }
  let fields = 0
  for (const [name, value] of formData) {
    const path = name.split('.', deepest + 1)
    fields += 1
    if (fields > mostFields || path.length > deepest) throw new Refused('invalid', 'This is more than a form holds. Reload the page.')
    if (name.startsWith('$') || ((besides as readonly string[]).includes(name) && !own.has(name))) continue
    if (typeof value === 'string') plant(tree, path, value)
  }
  const code = beside('code')
  const version = beside('version')
  return {
    input: read(shape, tree),
    key: readKey(beside('key') || undefined, 'key'),
    version: version ? wholeNumber(version) : undefined,
    proof: code === undefined ? undefined : { code: code.replaceAll(/\s/g, ''), fingerprint: beside('fingerprint') ?? '' },
    then: beside('then'),
  }
}

/** What a server action was sent as its form; an empty one for anything else, which somebody made by hand. */
export const asForm = (sent: unknown): FormData => (sent instanceof FormData ? sent : new FormData())

function wholeNumber(version: string): number {
  if (/^\d{1,9}$/.test(version)) return Number(version)
  throw new Refused('invalid', 'The version is not a number.', { fields: { version: 'Reload the page.' } })
}

type Tree = { values: string[]; children: Map<string, Tree> }

function plant(tree: Tree, path: string[], value: string): void {
  let node = tree
  for (const step of path) {
    const next: Tree = node.children.get(step) ?? { values: [], children: new Map() }
    node.children.set(step, next)
    node = next
  }
  node.values.push(value)
}

function read(shape: Shape, tree: Tree | undefined): unknown {
  // `boolean or null` is written as a list of types, `date or null` as two shapes.
  const options = shape.anyOf ?? (Array.isArray(shape.type) ? shape.type.map((type): Shape => ({ ...shape, type })) : undefined)
  if (options) {
    const empty = !tree || (tree.values.every((v) => v === '') && tree.children.size === 0)
    if (empty && options.some((option) => option.type === 'null')) return null
    return read(options.find((option) => option.type !== 'null') ?? {}, tree)
  }
  if (shape.type === 'boolean') return tree ? tree.values.some((v) => v === 'on' || v === 'true') : false
  if (shape.type === 'array') return tree ? list(shape, tree) : []
  if (shape.type === 'object') {
    const names = new Set([...Object.keys(shape.properties ?? {}), ...(tree?.children.keys() ?? [])])
    const entries = [...names].map((name) => [name, read(shape.properties?.[name] ?? {}, tree?.children.get(name))] as const)
    return Object.fromEntries(entries.filter(([, value]) => value !== undefined))
  }
  const text = tree?.values.at(-1)
  if ((shape.type === 'integer' || shape.type === 'number') && text !== undefined && text.trim() !== '') return Number(text)
  return text
}

function list(shape: Shape, tree: Tree): unknown[] {
  const items = shape.items ?? {}
  if (tree.children.size === 0) return tree.values.filter((v) => v !== '').map((v) => read(items, { values: [v], children: new Map() }))
  return [...tree.children.entries()].sort(([a], [b]) => Number(a) - Number(b)).map(([, child]) => read(items, child))
}

const textOf = (value: FormDataEntryValue | null): string | undefined => (typeof value === 'string' ? value : undefined)
