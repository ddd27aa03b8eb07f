import { CommandForm } from '@/components/form/command-form'
import { AsTyped } from '@/components/ui/as-is'
import { capital } from '@/components/ui/capital'
import { counted } from '@/components/ui/counted'
import { Pairs, type Fact } from '@/components/ui/facts'
import { Hash } from '@/components/ui/mono'
import { Section } from '@/components/ui/section'
import type { ReadFile } from '@/lib/queries/time-line-import'
import type { Verdict } from '@/lib/rules/permission'
import { GiveUp } from './give-up'

type Props = { incidentId: string; file: ReadFile; take: Verdict }

/** What was read of a file, what of it was refused and why; and the button that takes it over. */
export function ReadFileReport({ incidentId, file, take }: Props) {
  const { id, state, readable, refused, added } = file
  return (
    <>
      <p className="lead measure">{sentence(file)}</p>
      <div className="import-acts">
        {state === 'ready' && readable > 0 && (
          <CommandForm command="timeLine.import" hidden={{ incidentId, importId: id }} allowed={take}
            submit={`Add ${counted(readable, 'entry', 'entries')}`} busyLabel="Adding …" tone="fill" notDone="Nothing was added." />
        )}
        {state === 'ready' && <GiveUp incidentId={incidentId} importId={id} />}
        {added !== null && <a className="button button-fill" href={`/incidents/${incidentId}/time-line`}>Open the timeline</a>}
        {state !== 'ready' && <a className="button" href={`/incidents/${incidentId}/time-line/import`}>Import another file</a>}
      </div>
      {state === 'ready' && readable > 0 && <p className="why mt-3">Entries already in the timeline are not added again. Hosts are linked by their names.</p>}
      <Section title="The file">
        <Pairs facts={facts(file)} />
      </Section>
      {refused > 0 && <Refused incidentId={incidentId} file={file} />}
    </>
  )
}

function sentence({ state, readable, refused, added }: ReadFile): string {
  if (added !== null) {
    const present = readable - added
    return `${capital(counted(added, 'entry was', 'entries were'))} added${present > 0 ? `, ${counted(present, 'was', 'were')} already in the timeline` : ''}.`
  }
  if (state === 'cancelled') return 'This import was discarded. Nothing was added.'
  if (state === 'reading') return 'This file is still being read, or the upload was interrupted.'
  if (readable === 0) return 'No line of this file could be read.'
  return `${capital(counted(readable, 'line was', 'lines were'))} read${refused > 0 ? `, ${counted(refused, 'line', 'lines')} refused` : ''}.`
}

function facts({ readable, refused, bytes, sha256 }: ReadFile): Fact[] {
  return [
    { label: 'Lines', value: counted(readable + refused, 'line', 'lines') },
    { label: 'Size', value: counted(bytes, 'byte', 'bytes') },
    ...(sha256 ? [{ label: 'SHA-256', value: <Hash value={sha256} /> }] : []),
  ]
}

function Refused({ incidentId, file }: { incidentId: string; file: ReadFile }) {
  const { refusals, refused } = file
  const all = `/incidents/${incidentId}/time-line/import/refused?import=${file.id}`
  return (
    <Section title="Refused" quiet={refusals.length < refused ? `the first ${refusals.length} of ${counted(refused, 'line', 'lines')}` : counted(refused, 'line', 'lines')}>
      <div className="sideways" role="region" tabIndex={0} aria-label="Refused lines">
        <table className="refused-lines">
          <thead><tr><th scope="col">Line</th><th scope="col">Why</th></tr></thead>
          <tbody>{refusals.map(({ line, because }) => <tr key={line}><td>{line}</td><td className="as-written"><AsTyped text={because} /></td></tr>)}</tbody>
        </table>
      </div>
      <p className="py-3 text-2"><a href={all} download>All refused lines as a file</a></p>
    </Section>
  )
}
