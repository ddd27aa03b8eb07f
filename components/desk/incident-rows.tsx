'use client'
import { useMemo } from 'react'
import { DrillMark } from '@/components/frame/drill-mark'
import { unpack, type Packed } from '@/components/ui/packed'
import { Severity } from '@/components/ui/severity'
import type { TimeWords } from '@/components/ui/time-words'
import { WrittenTime } from '@/components/ui/written-time'

/** An incident as its row says it; what a limited seat may not read is not there (N8). */
export type IncidentRow = {
  id: string; href: string; name: string; drill: boolean; kind: string; role: string
  whole: { severity: { level: 1 | 2 | 3 | 4; word: string }; phase: string; done: string; running: string; ended?: TimeWords } | null
}

/** The incidents of the desk. A leaf of the page: its rows travel as words, and become elements here. */
export function IncidentRows({ packed }: { packed: Packed<IncidentRow> }) {
  const rows = useMemo(() => unpack(packed), [packed])
  return (
    <ul>{rows.map(({ id, href, name, drill, kind, role, whole }) => (
      <li key={id} className="incident-row">
        <div>
          <p><a className="plain" href={href}><b>{name}</b></a>{drill && <>{' '}<DrillMark /></>}</p>
          {kind && <small>{kind}</small>}
        </div>
        <span>{whole && <Severity {...whole.severity} short />}</span>
        <span>{whole && <>{whole.phase}<small>{whole.done}</small></>}</span>
        <span>{whole?.running}{whole?.ended && <>ended <WrittenTime of={whole.ended} /></>}</span>
        <span className="text-ink-2">{role}</span>
      </li>
    ))}</ul>
  )
}
