import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { commands } from '@/lib/commands/registry'
import { commandNames, type CommandName } from '@/lib/rules/permissions'
import { odd, type Chance } from './random'

type Shape = {
  type?: string | string[]; properties?: Record<string, Shape>; required?: string[]; items?: Shape; anyOf?: Shape[]; enum?: unknown[]; const?: unknown
  format?: string; pattern?: string
}

const shapes = new Map<CommandName, Shape>()
const shapeOf = (name: CommandName): Shape => {
  const known = shapes.get(name) ?? (z.toJSONSchema(commands[name].input, { io: 'input', unrepresentable: 'any' }) as Shape)
  shapes.set(name, known)
  return known
}

/** An input of some command that almost fits it: each part is of its kind, or now and then is something else. */
export function almostInput(c: Chance, name: CommandName, ids: readonly string[]): unknown {
  return value(c, shapeOf(name), ids, 0)
}

export const someCommand = (c: Chance): string => (c.often(0.95) ? c.one(commandNames) : c.one(odd))

function value(c: Chance, shape: Shape, ids: readonly string[], depth: number): unknown {
  if (c.often(0.06) || depth > 6) return anything(c, ids)
  if (shape.const !== undefined) return shape.const
  if (shape.enum) return c.one(shape.enum)
  if (shape.anyOf) return value(c, c.one(shape.anyOf), ids, depth + 1)
  const type = Array.isArray(shape.type) ? c.one(shape.type) : shape.type
  if (type === 'object') {
    const names = Object.keys(shape.properties ?? {}).filter((name) => shape.required?.includes(name) || c.often(0.5))
    return Object.fromEntries(names.map((name) => [name, value(c, shape.properties![name]!, ids, depth + 1)]))
  }
  if (type === 'array') return Array.from({ length: c.below(4) }, () => value(c, shape.items ?? {}, ids, depth + 1))
  if (type === 'integer' || type === 'number') return c.one([0, 1, 2, 3, -1, 1e9, 2 ** 31, 2 ** 53, 1.5])
  if (type === 'boolean') return c.often(0.5)
  if (type === 'null') return null
  if (shape.format === 'uuid') return c.one([...ids, randomUUID()])
  if (shape.format === 'date-time') return c.one(['2026-11-20T10:00:00Z', '0001-01-01T00:00:00Z', '9999-12-31T23:59:59+23:59', '2026-11-20T10:00:00.123456789Z'])
  return c.often(0.6) ? 'Some words' : c.one(odd)
}

/** Any JSON at all. */
export function anything(c: Chance, ids: readonly string[]): unknown {
  return c.one<() => unknown>([
    () => c.one(odd), () => c.one(ids), () => null, () => [], () => ({}), () => 1e308, () => -0, () => [[[[]]]], () => ({ toString: 1, valueOf: null }),
    () => Array.from({ length: 300 }, () => 'x'), () => JSON.parse('{"__proto__":{"a":1},"constructor":{"prototype":{}}}') as unknown,
  ])()
}
