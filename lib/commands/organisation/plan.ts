import { organisationCommand, type Edit } from '@/lib/commands/command'
import { Refused, fieldRefused, missing, stateRefused } from '@/lib/commands/refused'
import { unlessAlike } from '@/lib/commands/unless-alike'
import type { Writing } from '@/lib/db/as'
import type { Tx } from '@/lib/db/client'
import { newId } from '@/lib/db/id'
import { knownOutside, resembled } from '@/lib/facts/lookalikes'
import { standingDeputies } from '@/lib/facts/standing-deputy'
import { listShown, peopleShown } from '@/lib/facts/standing-shown'
import { planDocument, type PlanDocument } from '@/lib/plans/plan'
import { namePersonInput, standingDeputiesInput, unnamePersonInput } from '@/lib/rules/organisation'

/**
 * Who is brought in when nobody else is left, first to be asked first (C7, TO-8). Each counts once they have accepted and somebody who is no
 * administrator has confirmed it (N4), while their accounts stay as they are now (W5). Who stays on the list keeps both.
 */
export const setStandingDeputies = organisationCommand('plan.setStandingDeputies', {
  input: standingDeputiesInput,
  subject: async ({ tx, organisation }, { personIds }) => {
    const before = await standingDeputies({ tx })
    const people = await tx.person.findMany({ where: { id: { in: personIds }, ours: true, disabledAt: null } })
    const inUse = await tx.credential.count({ where: { personId: { in: people.map((p) => p.id) }, totpConfirmedAt: { not: null } } })
    const distinct = new Set(personIds).size
    const administrators = people.some((p) => p.administrator)
    return { facts: { ...organisation, able: inUse === distinct, twice: distinct !== personIds.length, administrators }, people, before }
  },
  shown: ({ before }) => listShown(before),
  run: async ({ input, subject: { people }, edit, ...at }) => {
    const named = input.personIds.map((id) => people.find((p) => p.id === id)!)
    const list = named.map(({ id: personId, trust }) => ({ personId, trust }))
    const number = await publish(at, edit, (plan) => ({ ...plan, standingDeputies: list }))
    await nameAll(at, list)
    const says = `named as standing deputies: ${named.map(({ name }) => name).join(', ')}`
    return { entry: { kind: 'plan.standingDeputiesSet', says, about: { plan: number, standingDeputies: list } } }
  },
})

/** Ends the namings of who is not on the list as they are now, and begins those of who is new on it. */
async function nameAll({ tx, actor, now }: Writing, list: readonly { personId: string; trust: number }[]): Promise<void> {
  const living = await tx.standingDeputy.findMany({ where: { endedAt: null } })
  const stays = (one: { personId: string; trust: number }) => list.some(({ personId, trust }) => personId === one.personId && trust === one.trust)
  const ended = living.filter((naming) => !stays(naming)).map(({ id }) => id)
  await tx.standingDeputy.updateMany({ where: { id: { in: ended } }, data: { endedAt: now } })
  const fresh = list.filter(({ personId }) => !living.some((naming) => naming.personId === personId && stays(naming)))
  await tx.standingDeputy.createMany({ data: fresh.map((one) => ({ id: newId(), ...one, namedById: actor.id, namedAt: now })) })
}

/**
 * Names somebody in advance, so that they can be brought in without a fresh approval (N2, SE-6). Open incidents keep their plan. Asks
 * again where the name looks like that of somebody who has an account or is named already. Keeps how far the account is trusted now: one that
 * is reset later comes in suspended (W5). Refuses administrators' accounts (N4).
 */
export const namePerson = organisationCommand('plan.namePerson', {
  input: namePersonInput,
  subject: async ({ tx, organisation }, { personId }) => {
    const account = personId === null ? null : await tx.person.findUnique({ where: { id: personId } })
    const facts = { ...organisation, administrators: account?.administrator ?? false }
    return personId === null || account ? { facts, account, people: (await newestPlan(tx)).people } : null
  },
  shown: ({ people }) => peopleShown(people),
  run: async ({ input: { sure, ...input }, edit, subject: { account }, ...at }) => {
    // A typed name beside another's account would stand in every incident for somebody whom nobody meant.
    if (account && account.name !== input.name)
      throw fieldRefused('name', `This account is ${account.name}’s. Type that name, or choose no account.`)
    const alike = sure ? [] : resembled(await knownOutside(at), input)
    const key = `person-${newId().slice(0, 8)}`
    const number = await publish(at, edit, (plan) => {
      unlessAlike(alike)
      return { ...plan, people: [...plan.people, { key, ...composed(input), ...(account && { trust: account.trust }) }] }
    })
    return { entry: { kind: 'plan.personNamed', says: `named ${input.name}, ${input.role}, in the plan`, about: { plan: number, key, ...input, trust: account?.trust ?? null } } }
  },
})

export const unnamePerson = organisationCommand('plan.unnamePerson', {
  input: unnamePersonInput,
  subject: async ({ organisation }) => ({ facts: organisation }),
  run: async ({ input: { personKey: key }, edit, ...at }) => {
    const number = await publish(at, edit, (plan) => {
      if (!plan.people.some((person) => person.key === key)) throw missing()
      return { ...plan, people: plan.people.filter((person) => person.key !== key) }
    })
    return { entry: { kind: 'plan.personUnnamed', says: 'removed someone from the plan', about: { plan: number, key } } }
  },
})

const newestPlan = async (tx: Tx): Promise<PlanDocument> => (await newestVersion(tx)).document

async function newestVersion(tx: Tx): Promise<{ number: number; document: PlanDocument }> {
  const last = await tx.planVersion.findFirst({ orderBy: { number: 'desc' } })
  if (!last) throw stateRefused('There is no plan yet. Set Muster up first.')
  return { number: last.number, document: planDocument.parse(last.document) }
}

/** Writes the next plan version. The organisation's row is locked, so two changes can't make the same number. */
async function publish({ tx, actor, now }: Writing, edit: Edit, change: (plan: PlanDocument) => PlanDocument): Promise<number> {
  const last = await newestVersion(tx)
  if (edit.version !== last.number)
    throw new Refused('changed', 'Someone changed the plan while you had it open. Reload the page to see it.')
  const number = last.number + 1
  const document = planDocument.parse({ ...change(last.document), version: number })
  await tx.planVersion.create({ data: { id: newId(), number, document, createdById: actor.id, createdAt: now } })
  return number
}

/** Plans are kept in one Unicode form, so that equal texts are equal. */
function composed<T extends Record<string, string | null>>(input: T): T {
  return Object.fromEntries(Object.entries(input).map(([name, value]) => [name, value?.normalize('NFC') ?? null])) as T
}
