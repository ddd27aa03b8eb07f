import { classNames } from './class-names'

export type Fact = { label: string; value: React.ReactNode }

/** Facts on one line with hairlines between; `open` spaces them without hairlines (log book). `last` stands at the right. */
export function Facts({ facts, open, last }: { facts: Fact[]; open?: boolean; last?: React.ReactNode }) {
  return (
    <dl className={classNames('facts', open && 'facts-open')}>
      {facts.map(({ label, value }) => <div key={label}><dt>{label}</dt><dd>{value}</dd></div>)}
      {last && <div className="last"><dt className="sr-only">More</dt><dd>{last}</dd></div>}
    </dl>
  )
}

/** Label and text in pairs, one under the other: proposals, panels, details. */
export function Pairs({ facts }: { facts: Fact[] }) {
  return (
    <dl className="pairs">
      {facts.map(({ label, value }) => [<dt key={`${label} dt`}>{label}</dt>, <dd key={`${label} dd`}>{value}</dd>])}
    </dl>
  )
}
