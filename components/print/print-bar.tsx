import { papers, type Packet, type Paper } from '@/lib/rules/copy'
import { paperNames } from './paper-words'
import { PrintButton } from './print-button'

/** `address` of the sheets themselves; `back`: the page that they are printed from, and its name. */
export type BarProps = {
  incidentId: string; packet: Packet; taskId?: string; paper: Paper; address: string; back: { href: string; label: string }
}

/** What stands over the sheets on the screen, and is not printed. */
export function PrintBar({ incidentId, packet, taskId, paper, address, back }: BarProps) {
  const onLetter = `${address}${address.includes('?') ? '&' : '?'}paper=letter`
  return (
    <header className="print-bar">
      <a className="button button-text" href={back.href}>Back to {back.label}</a>
      <p>Your name is on every sheet, and the copy is noted in the logbook.</p>
      <nav className="segments" aria-label="Paper">
        {papers.map((each) => (
          <a key={each} href={each === 'a4' ? address : onLetter} aria-current={each === paper ? 'true' : undefined}>
            {paperNames[each]}
          </a>
        ))}
      </nav>
      <PrintButton incidentId={incidentId} packet={packet} taskId={taskId} paper={paper} />
    </header>
  )
}
