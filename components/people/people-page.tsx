import { Verb } from '@/components/form/verb'
import { PageTitle } from '@/components/frame/page-title'
import { EmptyLine } from '@/components/ui/empty'
import { PersonName } from '@/components/ui/person-name'
import { Section } from '@/components/ui/section'
import { Time } from '@/components/ui/time'
import type { WholePeople } from '@/lib/queries/people'
import { AddForm, ProposeForm } from './add-forms'
import { Disclosures } from './disclosures'
import { IdentityRow } from './identity-row'
import { MayITalk } from './may-i-talk'
import { hasSeat, summary } from './people-words'
import { PlanPeople } from './plan-people'
import { ProposalRow } from './proposals'
import { Questions } from './questions'
import type { Reader } from '@/components/ui/reader'
import { RosterTable } from './roster-table'

/** Who knows, for a full seat. For the coordinator what waits for a decision stands beside the question everybody asks. */
export function PeoplePage({ page, ...reader }: { page: WholePeople } & Reader) {
  const decides = page.list.some((person) => person.coordinator && person.you)
  return (
    <>
      <PageTitle title="Roster" quiet={summary(page.list)}>
        <a className="button button-text" href={`/incidents/${page.incidentId}/office`}>Deputies and handover</a>
        <a className="button button-text" href={`/incidents/${page.incidentId}/print/people`}>Print…</a>
      </PageTitle>
      <div className="acts mb-7 mt-3">{decides
        ? <Verb label="Add someone…" tone="plain" allowed={page.add}><AddForm page={page} {...reader} /></Verb>
        : (
          <Verb label="Propose someone…" tone="plain" allowed={page.can.propose}>
            <ProposeForm page={page} accounts={page.accounts} />
          </Verb>
        )}</div>
      <div className="halves">
        <MayITalk page={page} {...reader} />
        <Waiting page={page} decides={decides} {...reader} />
      </div>
      <Section title="Who knows" id="list" quiet="people are added only with the coordinator’s approval, or by the plan">
        <RosterTable page={page} {...reader} />
        {decides && <EndingSoon page={page} {...reader} />}
      </Section>
      <div className="halves mt-7">
        <Questions page={page} decides={decides} {...reader} />
        <Disclosures page={page} decides={decides} {...reader} />
      </div>
      <PlanPeople page={page} {...reader} />
    </>
  )
}

/** Windows that end within a day (N7). */
function EndingSoon({ page, zone, now }: { page: WholePeople } & Reader) {
  const soon = (end: Date | null) => end !== null && end > now && end.getTime() - now.getTime() < 86_400_000
  return page.list.filter((person) => hasSeat(person) && soon(person.accessUntil)).map(({ seatId, name, accessUntil }) => (
    <p key={seatId} className="note note-accent measure mt-4">
      <b><PersonName name={name} />: access ends <Time at={accessUntil!} zone={zone} now={now} as="both" />.</b> All pages close then.{' '}
      <a href={`/incidents/${page.incidentId}/people?seat=${seatId}#person-${seatId}`}>Change the end, or remove</a>
    </p>
  ))
}

function Waiting({ page, decides, ...reader }: { page: WholePeople; decides: boolean } & Reader) {
  const doubted = page.list.filter((person) => person.confirm?.allowed)
  const count = page.proposals.length + doubted.length
  return (
    <Section title={decides ? 'Waiting for your approval' : 'Waiting for approval'} id="waiting" quiet={count > 0 ? `${count}` : undefined}>
      {count === 0 ? <EmptyLine>Nobody has been proposed.</EmptyLine> : <ul>
        {doubted.map((person) => person.confirm && (
          <IdentityRow key={person.seatId} incidentId={page.incidentId} person={person} allowed={person.confirm} {...reader} />
        ))}
        {page.proposals.map((proposal, index) => (
          <ProposalRow key={proposal.seatId} incidentId={page.incidentId} proposal={proposal} decides={decides} first={index === 0}
            {...reader} />
        ))}
      </ul>}
    </Section>
  )
}
