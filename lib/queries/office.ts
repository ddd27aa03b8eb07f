import { answeredAt } from '@/lib/facts/take-over'
import type { Within, WritingWithin } from '@/lib/facts/incident'
import { officeHolders } from '@/lib/facts/office'
import { toldApart } from '@/lib/facts/told-apart'
import { shownContent } from '@/lib/log-book/content'
import { decide } from '@/lib/rules/decide'
import { listMayChange } from '@/lib/rules/deputy'
import type { SeatFacts } from '@/lib/rules/facts'
import { noOfferYet } from '@/lib/rules/hand-over'
import type { OfficeName } from '@/lib/rules/office'
import { isOpen, type Verdict } from '@/lib/rules/permission'
import { permissions } from '@/lib/rules/permissions'
import { ableDeputies, lastSeenBy, needsNoWait, otherMembers, whyUnable } from '@/lib/rules/succession'
import { standingList, type StandingList } from './office/standing-list'
import { goneOffer, openOffer, type GoneOffer, type OpenOffer } from './office/offer'
import { takeOverUnderWay, type TakeOverUnderWay } from './office/take-over'

export type Choice = { id: string; name: string; from: string }

/** The office of coordinator and the offices beside it, for a full seat. */
export type Office = {
  incidentId: string
  /** `noWait`: nobody waits for an answer, because access is suspended. `seenAt`: for whoever may have them replaced now. */
  coordinator: { name: string; you: boolean; suspended: boolean; noWait: boolean; seenAt: Date | null; terms: Term[] }
  deputies: { seatId: string; name: string; from: string; cannotAct: string | null; remove: Verdict }[]
  ableDeputy: boolean
  /** The incident is over: nobody has to stand ready any more. */
  ended: boolean
  holders: { office: OfficeName; seatId: string; name: string; end: Verdict }[]
  offer: OpenOffer | null
  goneOffer: GoneOffer | null
  takeOver: TakeOverUnderWay | null
  standing: StandingList
  waitMinutes: number
  /** A call by the viewer would need others: nobody, two members or a manager, or a manager. */
  callNeeds: 'nothing' | 'agreement' | 'manager'
  /** Members who could take the office, become deputies, hold another office. */
  choices: { office: Choice[]; deputy: Choice[]; holder: Choice[] }
  can: { offer: Verdict; appoint: Verdict; reorder: Verdict; name: Verdict; call: Verdict }
}

export type Term = { name: string; how: 'opening' | 'hand-over' | 'take-over' | 'reopening'; seq: number; since: Date }

/** Who coordinates, who could, and what is under way about it. Ten statements at most. */
export async function office(within: WritingWithin): Promise<Office> {
  const { tx, incident, now } = within
  const incidentId = incident.incident.id
  const { coordinator, deputies, me, succession } = incident
  const terms = await tx.$queryRaw<(Omit<Term, 'since'> & { content: string })[]>`
    select s.name, t.how, t.from_seq as seq, e.content
    from coordinator_term t join seat s on s.id = t.seat_id join log_entry e on e.incident_id = t.incident_id and e.seq = t.from_seq
    where t.incident_id = ${incidentId}::uuid order by t.from_seq desc`
  const holders = await officeHolders(within, incidentId)
  const answered = me && (await answeredAt(within, incidentId, me.id))
  const members = otherMembers(incident)
  const isDeputy = (seat: SeatFacts) => deputies.some((deputy) => deputy.id === seat.id)
  const fresh = answered !== null && answered.getTime() + succession.waitMinutes * 60_000 > now.getTime()
  const takeOver = await takeOverUnderWay(within)
  const call = decide(permissions['takeOver.call'], { ...incident, answeredAt: answered })
  return {
    incidentId,
    coordinator: {
      name: coordinator.name, you: me?.id === coordinator.id, suspended: coordinator.suspended !== null, noWait: needsNoWait(incident),
      seenAt: lastSeenBy(incident, takeOver ? [takeOver.can.confirmAbsence] : [call]), terms: terms.map(termOf),
    },
    deputies: deputies.map((deputy) => ({
      seatId: deputy.id, name: deputy.name, from: deputy.organisation, cannotAct: whyUnable(deputy),
      remove: decide(permissions['deputy.remove'], { ...incident, named: deputy }),
    })),
    ableDeputy: ableDeputies(incident).length > 0, ended: incident.phase !== null && !isOpen(incident.phase),
    holders: holders.flatMap((holder) => {
      const named = incident.seats.find((seat) => seat.id === holder.id)
      const facts = named && { ...incident, office: holder.office, named, holders: holders.filter(({ office }) => office === holder.office) }
      return facts ? [{ office: holder.office, seatId: holder.id, name: holder.name, end: decide(permissions['office.end'], facts) }] : []
    }),
    offer: await openOffer(within), goneOffer: await goneOffer(within),
    takeOver,
    standing: await standingList(within),
    waitMinutes: succession.waitMinutes,
    callNeeds: fresh ? 'manager' : incident.standings.has('deputy') ? 'nothing' : 'agreement',
    choices: {
      office: await choices(within, members), deputy: await choices(within, members.filter((seat) => !isDeputy(seat))),
      holder: await choices(within, incident.seats.filter((seat) => seat.able)),
    },
    can: {
      offer: decide({ ...permissions['handOver.offer'], and: [noOfferYet] }, incident),
      appoint: decide({ ...permissions['deputy.appoint'], and: [listMayChange] }, incident),
      reorder: decide({ ...permissions['deputy.reorder'], and: [listMayChange] }, incident),
      name: decide({ ...permissions['office.name'], and: [] }, incident),
      call,
    },
  }
}

async function choices(within: Within, seats: readonly SeatFacts[]): Promise<Choice[]> {
  const people = seats.map(({ id, name, organisation }) => ({ id, name, from: organisation }))
  return (await toldApart(within, people)).sort((a, b) => a.name.localeCompare(b.name, 'en'))
}

/** Since when, from the text of the entry that the log book hashes. */
const termOf = ({ content, ...term }: Omit<Term, 'since'> & { content: string }): Term => (
  { ...term, since: new Date(shownContent(content).recordedAt) })
