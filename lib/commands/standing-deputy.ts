import type { Tx } from '@/lib/db/client'
import { newId } from '@/lib/db/id'
import { pinnedDeputies, standingDeputies } from '@/lib/facts/standing-deputy'
import { behind } from '@/lib/facts/standing-shown'
import { adoptListInput, counts, namingInput, type StandingDeputy } from '@/lib/rules/standing-deputy'
import { incidentCommand, organisationCommand } from './command'

/** Somebody accepts that they are a standing deputy (C7, N4): only then can they count. Refused once the account was taken in hand. */
export const acceptNaming = organisationCommand('standingDeputy.accept', {
  input: namingInput,
  subject: async ({ tx, organisation }, { namingId }) => {
    const naming = (await standingDeputies({ tx })).find((each) => each.namingId === namingId)
    return naming ? { facts: { ...organisation, naming }, naming } : null
  },
  shown: ({ naming }) => behind(naming),
  run: async ({ tx, now, input: { namingId }, subject: { naming } }) => {
    await tx.standingDeputy.update({ where: { id: namingId }, data: { acceptedAt: now } })
    return { entry: { kind: 'standingDeputy.accepted', says: 'agreed to be a standing deputy', about: { namingId, personId: naming.personId } } }
  },
})

/** Somebody who is no administrator confirms a naming that is another's (N4): nobody who runs accounts fills the list alone. */
export const confirmNaming = organisationCommand('standingDeputy.confirm', {
  input: namingInput,
  subject: async ({ tx, actor, organisation }, { namingId }) => {
    const naming = (await standingDeputies({ tx })).find((each) => each.namingId === namingId)
    const confirmer = await tx.person.findUnique({ where: { id: actor.id } })
    return naming && confirmer ? { facts: { ...organisation, naming }, naming, confirmer } : null
  },
  shown: ({ naming }) => behind(naming),
  run: async ({ tx, actor, now, input: { namingId }, subject: { naming, confirmer } }) => {
    const { vouchedById, vouchedAt } = confirmer
    await tx.standingDeputy.update({
      where: { id: namingId },
      data: { confirmedAt: now, confirmedById: actor.id, confirmerVouchedById: vouchedById, confirmerVouchedAt: vouchedAt },
    })
    const about = { namingId, personId: naming.personId, confirmerVouchedById: vouchedById, confirmerVouchedAt: vouchedAt?.toISOString() ?? null }
    return { entry: { kind: 'standingDeputy.confirmed', says: `confirmed ${naming.name} as a standing deputy`, about } }
  },
})

/** The coordinator takes the plan's present list over (TO-8): until then a later list does not reach an open incident. */
export const adoptList = incidentCommand('standingList.adopt', {
  input: adoptListInput,
  subject: async (at, { incidentId }) => {
    const now = await pinnedDeputies(at, incidentId)
    const next = (await standingDeputies(at)).filter(counts)
    const list = { now: now.map((each) => ({ ...each, counts: counts(each) })), next: next.map((each) => ({ ...each, counts: true })) }
    return { facts: { ...at.incident, list }, now, next }
  },
  shown: ({ now, next }) => ({ now: now.map(behind), next: next.map(behind) }),
  run: async ({ tx, input: { incidentId }, subject: { now, next } }) => {
    await tx.pinnedDeputy.deleteMany({ where: { incidentId } })
    await pinDeputies(tx, incidentId, next)
    const says = `adopted the plan’s list of standing deputies: ${next.map(({ name }) => name).join(', ')}`
    return { entry: { kind: 'standingList.adopted', says, about: { before: now.map(behind), after: next.map(behind) } } }
  },
})

/** Writes down in an incident who counts now, and what is shown of each. */
export async function pinDeputies(tx: Tx, incidentId: string, deputies: readonly StandingDeputy[]): Promise<void> {
  await tx.pinnedDeputy.createMany({
    data: deputies.map(({ personId, name, trust, namedBy, namedAt, acceptedAt, confirmedBy, confirmedAt, vouchedBy, vouchedAt, ...rest }, position) => ({
      id: newId(), incidentId, personId, position, name, trust, namedBy, namedAt, acceptedAt, confirmedBy, confirmedAt, vouchedBy, vouchedAt,
      confirmerVouchedBy: rest.confirmerVouchedBy, confirmerVouchedAt: rest.confirmerVouchedAt,
    })),
  })
}
