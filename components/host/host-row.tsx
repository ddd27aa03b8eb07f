import { Verb } from '@/components/form/verb'
import { AsTyped } from '@/components/ui/as-is'
import { Pairs, type Fact } from '@/components/ui/facts'
import { Mono } from '@/components/ui/mono'
import { PersonName } from '@/components/ui/person-name'
import { Row } from '@/components/ui/row'
import { Time } from '@/components/ui/time'
import type { HostLine, Hosts } from '@/lib/queries/hosts'
import { inList } from '@/lib/rules/in-list'
import { ClearForm, ConfirmForm, ReasonForm, SuspectForm } from './host-forms'

type Props = { page: Hosts; host: HostLine; zone: string; now: Date }

/** A host of the list; the one that the address opens has its details and verbs. */
export function HostRow({ page, host, zone, now }: Props) {
  const opened = page.opened === host.id
  const shown = (text: string) => (opened ? text : inList(text, 'aside'))
  const list = `/incidents/${page.incidentId}/hosts`
  const href = opened ? list : `${list}?host=${host.id}#host-${host.id}`
  return (
    <Row id={`host-${host.id}`} selected={opened}
      title={<><a className="plain" href={href} aria-expanded={opened}><b><Mono>{host.name}</Mono></b></a>
        {host.services && <span className="text-ink-2"> {shown(host.services)}</span>}</>}
      second={<><p className="as-written"><AsTyped text={shown(host.endedReason ?? host.why)} /></p>{snapshotWords(host) && <p>{shown(snapshotWords(host))}</p>}</>}
      meta={<>since <Time at={host.stateAt} zone={zone} now={now} /></>}>
      {opened && <Details page={page} host={host} zone={zone} now={now} />}
    </Row>
  )
}

/** What an affected host still lacks before the repair may begin (IN-4). */
function snapshotWords({ state, snapshots, noSnapshotReason }: HostLine): string {
  if (state !== 'confirmed') return ''
  if (snapshots > 0) return snapshots === 1 ? 'One snapshot registered.' : `${snapshots} snapshots registered.`
  return noSnapshotReason ? `No snapshot: ${noSnapshotReason}` : 'No snapshot yet, and no reason given.'
}

function Details({ page, host, zone, now }: Props) {
  const { can } = host
  const facts: Fact[] = [
    ...(host.dataStores ? [{ label: 'Data on it', value: host.dataStores }] : []),
    { label: 'Why', value: <span className="as-written"><AsTyped text={host.why} /></span> },
    ...(host.evidence ? [{ label: 'Shown by', value: host.evidence }] : []),
    ...(host.verified ? [{ label: 'Verified', value: <span className="as-written"><AsTyped text={host.verified} /></span> }] : []),
    { label: 'Listed', value: <><PersonName name={host.addedBy} />, <Time at={host.addedAt} zone={zone} now={now} /></> },
  ]
  return (
    <div className="stack basis-full">
      <Pairs facts={facts} />
      <div className="acts">
        {host.state === 'cleared' && <Verb label="Suspect again…" allowed={page.can.suspect}><SuspectForm page={page} host={host} /></Verb>}
        {host.state === 'suspected' && <Verb label="Confirm…" allowed={can.confirm}><ConfirmForm page={page} host={host} /></Verb>}
        {host.state === 'suspected' && <Verb label="Clear…" allowed={can.clear}><ClearForm page={page} host={host} /></Verb>}
        {affected(host) && (
          <>
            <Verb label="Say why there is no snapshot…" allowed={can.noSnapshot}>
              <ReasonForm page={page} host={host} command="host.noSnapshot" />
            </Verb>
            <Verb label="Retire…" allowed={can.retire}><ReasonForm page={page} host={host} command="host.retire" /></Verb>
          </>
        )}
      </div>
    </div>
  )
}

const affected = ({ state }: HostLine) => state === 'suspected' || state === 'confirmed'
