'use client'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { DrillMark } from '@/components/frame/drill-mark'
import { Severity } from '@/components/ui/severity'

/** An incident as its row says it; what a limited seat may not read is not there (N8). */
export type IncidentRow = {
  id: string; href: string; name: string; drill: boolean; kind: string; role: string
  whole: { severity: { level: 1 | 2 | 3 | 4; word: string }; phase: string; done: string; running: ReactNode } | null
}

/** The incidents of the desk. A leaf of the page: its rows travel as words, and become elements here. */
export function IncidentRows({ rows }: { rows: readonly IncidentRow[] }) {
  return (
    <ul>{rows.map(({ id, href, name, drill, kind, role, whole }) => (
      <li key={id} className="incident-row">
        <div>
          <p><Link className="plain" href={href} prefetch={false}><b>{name}</b></Link>{drill && <>{' '}<DrillMark /></>}</p>
          {kind && <small>{kind}</small>}
        </div>
        <span>{whole && <Severity {...whole.severity} short />}</span>
        <span>{whole && <>{whole.phase}<small>{whole.done}</small></>}</span>
        <span>{whole?.running}</span>
        <span className="text-ink-2">{role}</span>
      </li>
    ))}</ul>
  )
}
