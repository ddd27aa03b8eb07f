import type { ReactNode } from 'react'
import { LockWatch } from '@/components/door/lock-watch'
import { DocumentTitle } from '@/components/frame/document-title'
import { LiveWatch } from '@/components/live/live-watch'
import { Hash } from '@/components/ui/mono'
import { PersonName } from '@/components/ui/person-name'
import type { IncidentFrame } from '@/lib/queries/frame'
import type { Sheet } from '@/lib/queries/print/sheet'
import { isolated } from '@/lib/rules/hidden-characters'
import { DrillHatch } from './drill-hatch'
import { packetTitles, printedWhen } from './paper-words'
import { PrintBar, type BarProps } from './print-bar'

type Props = Omit<BarProps, 'incidentId' | 'address' | 'back'> & {
  frame: IncidentFrame
  viewer: { actor: { name: string }; zone: string }
  sheet: Sheet
  /** Addresses below that of the incident: of the sheets, and of the page that they are printed from. */
  at: string
  back: { at: string; label: string }
  /** What of it is on the sheets, in words, where it is a part alone: "host app1". */
  only?: string
  children: ReactNode
}

/**
 * A packet of sheets as it comes out of the printer, with a bar over it. The head stands on every sheet: what it is and whose copy, for
 * whom it is meant, when and by whom it was printed, and which state of the log book it shows (LOOK, Print).
 */
export function PrintPage({ frame, viewer, sheet, at, back, only, children, ...bar }: Props) {
  const { incident, now } = frame
  const { name } = viewer.actor
  const own = `/incidents/${incident.id}`
  const title = `${packetTitles[bar.packet]}, copy for ${isolated(name)}`
  return (
    <div className="print-page">
      <DocumentTitle of={bar.packet === 'task' ? `${title}: ${back.label}` : title} />
      <LockWatch />
      <LiveWatch now={now.toISOString()} of={incident.id} />
      <PrintBar {...bar} incidentId={incident.id} address={`${own}/${at}`} back={{ href: `${own}/${back.at}`, label: back.label }} />
      {/* Paper is as wide as it is: on a telephone it is moved sideways, with keys, too. */}
      <main id="main" className="print-desk" tabIndex={0} aria-label="The sheets">
        <article className={`paper paper-${bar.paper}`}>
          <header className="paper-running">
            {incident.drill && <DrillHatch />}
            <div className="paper-head">
              <div>
                <p className="code-name">{incident.codeName}</p>
                <h1>{packetTitles[bar.packet]}, copy for <b><PersonName name={name} /></b></h1>
                {only && <p className="paper-only"><b>Only:</b> {only}</p>}
              </div>
              <div>
                {/* The roster is people, not an organisation: TLP 2.0 calls that red (N1, R1, I4). */}
                <p><b>TLP:RED</b> only for people on the roster</p>
                <p>Printed {printedWhen(now, viewer.zone)} by <PersonName name={name} /></p>
                {sheet.book && <p>As of log entry {sheet.book.seq}, <Hash value={sheet.book.hash} short /></p>}
                <p className="not-noted">This copy was not noted in the logbook</p>
              </div>
            </div>
          </header>
          <div className="paper-body">{children}</div>
        </article>
      </main>
    </div>
  )
}
