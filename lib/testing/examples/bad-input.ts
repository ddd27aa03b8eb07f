import { z } from 'zod'
import { digest } from '@/lib/actor/secret'
import { commands } from '@/lib/commands/registry'
import { newId } from '@/lib/db/id'
import type { CommandName } from '@/lib/rules/permissions'
import type { Input } from './example'

type Schema = {
  type?: string | string[]; format?: string; enum?: unknown[]; const?: unknown; properties?: Record<string, Schema>; required?: string[]
  items?: Schema; anyOf?: Schema[]; minimum?: number; maximum?: number
}
/** An input with one thing wrong, and the field that the refusal has to name. */
export type Bad = { what: string; field: string; input: unknown }

/** Every way in which an input can fail its schema, one at a time, derived from the schema itself. */
export function badInputs(name: CommandName, input: Input): Bad[] {
  const schema = z.toJSONSchema(commands[name].input, { io: 'input', unrepresentable: 'any' }) as Schema
  const whole = [null, [], 'text', 5, true, undefined].map(
    (other) => ({ what: `${JSON.stringify(other)} as input`, field: 'input', input: other })
  )
  return [...whole, ...inside(schema, input, [], (value) => value)]
}

type Path = (string | number)[]

function inside(schema: Schema, value: unknown, path: Path, put: (value: unknown) => unknown): Bad[] {
  const bad = (what: string, other: unknown, at: Path = path): Bad =>
    ({ what: `${what} at ${at.join('.') || 'the top'}`, field: String(at[0] ?? 'input'), input: put(other) })
  const one = schema.anyOf?.find((each) => each.type !== 'null') ?? schema
  const nullable = schema.anyOf?.some((each) => each.type === 'null') || [schema.type].flat().includes('null')
  const top = path.length === 0
  const wrong = top ? [] : [...wrongTypes(one, bad), ...(nullable ? [] : [bad('null', null)])]
  if (value === null) return wrong
  if (one.properties && typeof value === 'object') return [...wrong, ...object(one, value as Input, path, put, bad)]
  if (one.items && Array.isArray(value))
    return [
      ...wrong, ...value.slice(0, 1).flatMap((first) => inside(one.items!, first, [...path, 0], (next) => put([next, ...value.slice(1)])))
    ]
  return wrong
}

function object(
  schema: Schema, value: Input, path: Path, put: (value: unknown) => unknown, bad: (what: string, other: unknown, at?: Path) => Bad
): Bad[] {
  const missing = (schema.required ?? []).map(
    (key) => bad('nothing', Object.fromEntries(Object.entries(value).filter(([name]) => name !== key)), [...path, key])
  )
  const fields = Object.entries(schema.properties!).filter(([key]) => key in value)
    .flatMap(([key, each]) => inside(each, value[key], [...path, key], (next) => put({ ...value, [key]: next })))
  const extra = ['surplus', '__proto__', 'constructor'].map(
    (key) => bad(`an extra ${key}`, JSON.parse(`{${JSON.stringify(key)}: 1, ${JSON.stringify(value).slice(1)}`.replace(', }', '}')), path)
  )
  return [...missing, ...fields, ...extra]
}

const megabyte = 'a'.repeat(1_000_000)

function wrongTypes(schema: Schema, bad: (what: string, other: unknown) => Bad): Bad[] {
  const types = [schema.type ?? []].flat()
  const others: [string, unknown][] = [['object', { $ne: '' }], ['array', [['x']]], ['string', 'text'], ['boolean', true], ['number', 5]]
  const wrong = others.filter(
    ([type]) => !types.includes(type) && !(type === 'number' && types.includes('integer'))
  ).map(([type, other]) => bad(type, other))
  if (types.includes('string')) {
    wrong.push(bad('a megabyte', megabyte), bad('NUL', 'a\0b'), bad('half a character', 'a\ud800b'))
    if (schema.enum || schema.format || schema.const) wrong.push(bad('another word', 'otherwise'), bad('no word', ''))
  }
  if (types.includes('integer')) {
    wrong.push(bad('a fraction', 1.5), bad('a huge number', 1e300))
    if ((schema.minimum ?? -2) > -1) wrong.push(bad('a negative number', -1))
  }
  return wrong
}

const oddText = '=1+1 \u202e<b>\'"`;--</b> \u{1F469}\u200D\u{1F4BB} {{x}} %s é'
const firstAndLast = ['0001-01-01T00:00:00+14:00', '0000-12-31T23:59:59Z', '9999-12-31T23:59:59.999-14:00', '9999-12-31T23:59:59Z']

/** Inputs that are as the schema says, or nearly, and odd: they may be taken or refused, but must not be a fault. */
export function oddInputs(name: CommandName, input: Input): { what: string; input: Input }[] {
  const schema = z.toJSONSchema(commands[name].input, { io: 'input', unrepresentable: 'any' }) as Schema
  return Object.entries(schema.properties ?? {}).filter(([key]) => key !== 'incidentId').flatMap(([key, field]) => {
    const one = field.anyOf?.find((each) => each.type !== 'null') ?? field
    const odd: unknown[] = one.format === 'date-time' ? firstAndLast
      : one.type === 'string' && !one.enum && !one.format ? [oddText, 'Z\u0336\u0336'.repeat(9), '\ud83d\ude00'.repeat(30)]
        : one.type === 'integer' ? [one.maximum ?? Number.MAX_SAFE_INTEGER, one.minimum ?? 0, 2 ** 31]
          : one.type === 'array' ? [[], [input[key]].flat().flatMap((each) => [each, each])] : []
    // A token is random: another one each time.
    const token = () => ('tokenHash' in input ? { tokenHash: digest(newId()) } : {})
    return odd.map((other) => ({ what: `${JSON.stringify(other)} at ${key}`, input: { ...input, ...token(), [key]: other } }))
  })
}
