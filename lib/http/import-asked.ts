import { z } from 'zod'
import { Refused } from '@/lib/commands/refused'
import { oneLine } from '@/lib/rules/one-line'
import { zoneInput } from '@/lib/rules/time-line'
import { mappingInput } from '@/lib/rules/time-line-import/mapping'

/** Stands in quotation marks in the log book. */
const fileName = oneLine(255).refine((name) => !/["“”„«»]/.test(name), 'Rename the file: its name holds quotation marks.')
const asked = z.strictObject({ name: fileName, mapping: mappingInput.nullable(), zone: zoneInput.nullable() })

/** What the address of a sent file says of it: its `name`, the `mapping` as JSON, and the `zone` of local clocks. Refuses anything else. */
export function importAsked(request: Request): z.output<typeof asked> {
  const { name = 'file', mapping, zone, ...others } = Object.fromEntries(new URL(request.url).searchParams)
  const parsed = asked.safeParse({ name, mapping: mapping ? json(mapping) : null, zone: zone || null, ...others })
  if (parsed.success) return parsed.data
  const fields: Record<string, string> = {}
  for (const issue of parsed.error.issues) fields[issue.path.join('.') || 'address'] ??= issue.message
  throw new Refused('invalid', 'Check the fields marked below.', { fields })
}

function json(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
