import { columnMapping, type ColumnMapping } from '@/lib/rules/time-line-import/mapping'

/** What is chosen in the fields, as a mapping; null while a column is missing. */
export function readMapping(fields: FormData): ColumnMapping | null {
  const one = (name: string) => String(fields.get(name) ?? '') || null
  const parsed = columnMapping.safeParse({
    as: 'columns', time: one('time'), otherTime: one('otherTime'), ifTheyDiffer: one('ifTheyDiffer') ?? 'refuse the line', unit: one('unit'),
    local: one('local'), text: one('text'), meaning: one('meaning'), host: one('host'), account: one('account'),
    source: [one('file'), one('parser')].filter((name) => name !== null),
  })
  return parsed.success ? parsed.data : null
}

export const readZone = (fields: FormData): string | null => String(fields.get('zone') ?? '') || null
