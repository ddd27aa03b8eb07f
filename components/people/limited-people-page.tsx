import { Verb } from '@/components/form/verb'
import { PageTitle } from '@/components/frame/page-title'
import { Icon } from '@/components/ui/icon'
import { PersonName } from '@/components/ui/person-name'
import { Row } from '@/components/ui/row'
import { Section } from '@/components/ui/section'
import type { LimitedPeople } from '@/lib/queries/people'
import { isolated } from '@/lib/rules/hidden-characters'
import { ProposeForm } from './add-forms'
import { MayITalk } from './may-i-talk'
import { reachIcon } from './people-words'
import { ProposalRow } from './proposals'
import { Questions } from './questions'
import type { Reader } from '@/components/ui/reader'

/** People as a limited seat sees them: whom it works with and how to reach them. No list of all, no counts (N8). */
export function LimitedPeoplePage({ page, ...reader }: { page: LimitedPeople } & Reader) {
  return (
    <>
      <PageTitle title="Roster" quiet="Whom you work with" />
      <div className="halves">
        <MayITalk page={page} {...reader} />
        <Section title="You work with" id="list">
          <ul>{page.people.map((person) => (
            <Row key={person.seatId} shape="involved"
              title={<>
                <b><PersonName name={person.name} /></b> <span className="text-ink-2">{person.coordinator && 'coordinator, '}<PersonName name={person.organisation} /></span>
              </>}
              second={<div className="safe-way"><Icon of={reachIcon(person.reach)} /><span>{person.reach}</span></div>} />
          ))}</ul>
          {page.you && (
            <p className="aside-note">
              They see you as <b><PersonName name={page.you.name} /></b>{page.you.organisation && `, ${isolated(page.you.organisation)}`}: {page.you.reach}. Tell <PersonName name={page.coordinator} /> if that is wrong.
            </p>
          )}
        </Section>
      </div>
      <div className="halves mt-7">
        <Questions page={page} decides={false} {...reader} />
        <Section title="Propose someone" id="add">
          <ul>{page.proposals.map((proposal) => (
            <ProposalRow key={proposal.seatId} incidentId={page.incidentId} proposal={proposal} decides={false} {...reader} />
          ))}</ul>
          <div className="mt-3">
            <Verb label="Propose someone…" tone="plain" allowed={page.can.propose}><ProposeForm page={page} accounts={[]} /></Verb>
          </div>
        </Section>
      </div>
    </>
  )
}
