import type { IncidentFacts } from './facts'
import { condition } from './permission'

/** Why a proposal ended that its proposer took back. */
export const withdrawn = 'Withdrawn by its proposer.'

// What one seat lays before the coordinator is bounded, so that nobody fills the pages of others: more is asked, proposed and reported once
// some of it is decided (docs/decisions/0029).

/** How much of one’s own waits for the coordinator, and how many proposals one took back within a day. */
export type OwnOpen = { proposals: number; disclosures: number; questions: number; withdrawn: number }
export type OwnOpenFacts = IncidentFacts & { ownOpen: OwnOpen }

/** So much of one seat may wait at once, and so much may it take back in a day: else the bounds on what waits would bound nothing. */
export const mostOpen: OwnOpen = { proposals: 50, disclosures: 100, questions: 50, withdrawn: 20 }

export const fewProposals = condition<OwnOpenFacts>({
  says: `fewer than ${mostOpen.proposals} of one’s own proposals wait for a decision`, refuses: 'state',
  holds: (f) => f.ownOpen.proposals < mostOpen.proposals,
  because: (f) => `${f.ownOpen.proposals} of your proposals are undecided. Withdraw one, or wait until ${f.coordinatorName} has decided.`,
})
export const fewDisclosures = condition<OwnOpenFacts>({
  says: `fewer than ${mostOpen.disclosures} of one’s own reports wait for a decision`, refuses: 'state',
  holds: (f) => f.ownOpen.disclosures < mostOpen.disclosures,
  because: (f) => `${f.ownOpen.disclosures} of your reports are undecided. Wait until ${f.coordinatorName} has decided some.`,
})
export const fewQuestions = condition<OwnOpenFacts>({
  says: `fewer than ${mostOpen.questions} of one’s own questions are open`, refuses: 'state',
  holds: (f) => f.ownOpen.questions < mostOpen.questions,
  because: (f) => `${f.ownOpen.questions} of your questions are open. Wait until ${f.coordinatorName} has answered some.`,
})
export const fewWithdrawn = condition<OwnOpenFacts>({
  says: `fewer than ${mostOpen.withdrawn} of one’s own proposals were withdrawn within a day`, refuses: 'state',
  holds: (f) => f.ownOpen.withdrawn < mostOpen.withdrawn,
  because: (f) => `You withdrew ${f.ownOpen.withdrawn} proposals within a day. Wait until tomorrow, or talk to ${f.coordinatorName}.`,
})
