import type { Within } from '@/lib/facts/incident'
import { ownOpen } from '@/lib/facts/own-open'
import { accounts, listedSeats, matching, type Account, type ChosenAccount } from '@/lib/facts/roster'
import { toldApart } from '@/lib/facts/told-apart'
import { decide } from '@/lib/rules/decide'
import type { Verdict } from '@/lib/rules/permission'
import { permissions } from '@/lib/rules/permissions'
import { looks } from '@/lib/rules/skeleton'
import { lately } from '@/lib/rules/standing-deputy'
import { mayITalk, type MayITalk } from './may-i-talk'
import { disclosures, type Disclosure } from './people/disclosures'
import { listed, type Listed } from './people/list'
import { person, type Person } from './people/person'
import { planPeople, type PlanPerson } from './people/plan-people'
import { proposals, type Proposal } from './people/proposals'
import { questions, type Question } from './people/questions'

/** Accounts to choose from: those of nobody on the roster. */
export type AccountChoice = { id: string; name: string; from: string }

type ForEverybody = {
  incidentId: string
  coordinator: string
  asked: string
  talk: MayITalk | null
  questions: Question[]
  proposals: Proposal[]
  can: { ask: Verdict; propose: Verdict; report: Verdict }
}
export type WholePeople = ForEverybody & {
  sight: 'whole'
  list: Listed[]
  /** The entry that the address opens. */
  opened: Person | null
  disclosures: Disclosure[]
  planPeople: PlanPerson[]
  accounts: AccountChoice[]
  add: Verdict
}
/** What a limited seat sees here: the people it works with, and what it said itself (N8). No list, no counts. */
export type LimitedPeople = ForEverybody & {
  sight: 'limited'
  people: { seatId: string; name: string; organisation: string; reach: string; coordinator: boolean }[]
  /** What the roster says of the viewer, as others are shown: who finds it wrong, asks the coordinator. */
  you: { name: string; organisation: string; reach: string } | null
}
export type People = WholePeople | LimitedPeople

/** The people of an incident as the viewer may know them. `talk`: a name that is asked about; `seat`: the entry to open. */
export async function people(within: Within, { talk, seat }: { talk?: string; seat?: string }): Promise<People> {
  const { incident } = within
  const whole = incident.standings.has('member')
  const entries = await listedSeats(within)
  const known = whole ? await accounts(within) : []
  const asked = talk?.slice(0, 120).trim() ?? ''
  const facts = { ...incident, ownOpen: await ownOpen(within) }
  const common: ForEverybody = {
    incidentId: incident.incident.id, coordinator: incident.coordinatorName, asked,
    talk: asked === '' ? null : await mayITalk(within, asked),
    questions: await questions(within), proposals: await proposals(within, entries, known),
    can: {
      ask: decide(permissions['question.ask'], facts), propose: decide(permissions['seat.propose'], facts),
      report: decide(permissions['disclosure.report'], facts),
    },
  }
  if (!whole) {
    const seen = entries.filter((entry) => entry.state === 'active' || entry.state === 'waiting' || entry.state === 'aware')
    const mine = entries.find((entry) => entry.id === incident.me?.id)
    return {
      ...common, sight: 'limited', you: mine ? { name: mine.name, organisation: mine.organisation, reach: mine.reach } : null,
      people: seen.filter((entry) => entry.id !== incident.me?.id).map(({ id, name, organisation, reach }) => (
        { seatId: id, name, organisation, reach, coordinator: id === incident.coordinator.id })),
    }
  }
  const look = looks()
  const free = known.filter((account) => isFree(account, entries, look))
  const opened = entries.find((entry) => entry.id === seat && entry.state !== 'proposed' && entry.state !== 'declined')
  return {
    ...common, sight: 'whole', list: await listed(within, entries), opened: opened ? await person(within, opened, known) : null,
    disclosures: await disclosures(within), planPeople: await planPeople(within, entries, known),
    accounts: await toldApart(within, free.map((account) => choice(account, within.now)), taken(known, free, entries)),
    // Whom, is said in the form.
    add: decide(permissions['seat.add'], { ...incident, candidate: { name: '', disabled: false, listed: 'no' } }),
  }
}

/** An account to choose, with what an administrator did to it of late: whoever gives it a seat may want to ask first (W5). */
const choice = (account: ChosenAccount, now: Date) =>
  ({ id: account.id, name: account.name, from: [account.organisation, lately(account, now)].filter(Boolean).join(', ') })

/** Names of those who can't be chosen, and could be taken for somebody who can. */
function taken(known: readonly Account[], free: readonly Account[], entries: Parameters<typeof matching>[0]): string[] {
  const without = entries.filter((entry) => entry.personId === null && entry.state !== 'declined')
  return [...known.filter((account) => !free.includes(account)), ...without].map(({ name }) => name)
}

const isFree = (account: Account, entries: Parameters<typeof matching>[0], look: ReturnType<typeof looks>): boolean =>
  !account.disabled && matching(entries, { ...account, account }, { by: 'account', look }).listed === 'no'
