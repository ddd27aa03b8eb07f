import { PersonName } from '@/components/ui/person-name'
import type { Reader } from '@/components/ui/reader'
import { Time } from '@/components/ui/time'
import type { PinnedDeputy } from '@/lib/facts/standing-deputy'

type By = { by: string | null; at: Date | null } & Reader

/** Who named, accepted and confirmed a standing deputy, and which administrator answers for the accounts: for whoever relies on it (N4). */
export function WhoStandsBehind({ deputy, zone, now }: { deputy: PinnedDeputy } & Reader) {
  const reader = { zone, now }
  const { acceptedAt, confirmedBy, confirmedAt } = deputy
  return (
    <>
      <span>Named<ByAt by={deputy.namedBy} at={deputy.namedAt} {...reader} />. </span>
      <span>{acceptedAt ? <>Accepted <Time at={acceptedAt} {...reader} />. </> : <b>Not accepted yet. </b>}</span>
      <span>{confirmedAt ? <>Confirmed<ByAt by={confirmedBy} at={confirmedAt} {...reader} />. </> : <b>Not confirmed yet. </b>}</span>
      <Account of={deputy.name} by={deputy.vouchedBy} at={deputy.vouchedAt} {...reader} />
      {confirmedBy && <Account of={confirmedBy} by={deputy.confirmerVouchedBy} at={deputy.confirmerVouchedAt} {...reader} />}
    </>
  )
}

/** The administrator who made an account or last opened a new way into it. */
function Account({ of, by, at, ...reader }: By & { of: string }) {
  return at && <span><PersonName name={of} />’s account: made or last reset<ByAt by={by} at={at} {...reader} />. </span>
}

function ByAt({ by, at, zone, now }: By) {
  return <>{by && <> by <PersonName name={by} /></>}{at && <>, <Time at={at} zone={zone} now={now} /></>}</>
}
