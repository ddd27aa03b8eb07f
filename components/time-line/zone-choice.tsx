import { timeLineAddress, type TimeLineAddress } from './address'

/** Times in the reader's zone or in UTC. The zone is named by its place: summer time has another abbreviation than winter. */
export function ZoneChoice({ address, zone }: { address: TimeLineAddress; zone: string }) {
  const choice = (utc: boolean, label: string) => (
    <a href={timeLineAddress({ ...address, utc })} aria-current={Boolean(address.utc) === utc ? 'true' : undefined}>
      {label}
    </a>
  )
  return (
    <nav className="segments" aria-label="Times in">
      {choice(false, zone.split('/').at(-1)!.replaceAll('_', ' '))}
      {choice(true, 'UTC')}
    </nav>
  )
}
