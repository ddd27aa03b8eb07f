import { digest, sameText } from '@/lib/actor/secret'
import { organisationCommand } from '@/lib/commands/command'
import { stateRefused } from '@/lib/commands/refused'
import { newId } from '@/lib/db/id'
import { csiPlan } from '@/lib/plans/csi-plan'
import { incidentRules } from '@/lib/plans/incident-rules'
import { nobodyYet, setUpInput } from '@/lib/rules/organisation'
import { setPassword, setSecondFactor, weighNewPassword } from './credentials'

/** The enrolment of the first administrator is bound to this word: there is no person yet when its picture is shown. */
export const setUpBound = 'set-up'

/**
 * The first start: the organisation, its first administrator, the plan and the rules it begins with. Only whoever reads the terminal
 * knows the code; the program keeps its hash in MUSTER_SETUP_CODE_HASH. The actor is the administrator to be.
 */
export const setUp = organisationCommand('organisation.setUp', {
  input: setUpInput,
  // Whoever doesn't know the code makes nobody hash anything.
  ahead: async ({ actor, input: { setUpCode, password, login, name, organisation } }) =>
    isSetUpCode(setUpCode) ? weighNewPassword(actor.id, password, { current: null, former: [], about: [login, name, organisation] }) : null,
  subject: async ({ tx, organisation, ahead }) => ({
    facts: { ...organisation, empty: (await tx.person.count()) === 0, codeRight: ahead !== null }, password: ahead,
  }),
  run: async ({ tx, actor, now, input, subject: { password } }) => {
    const made = await tx.$executeRaw`insert into organisation (name) values (${input.organisation}) on conflict do nothing`
    // Two at once: the second waited here for the first, and finds that it is done.
    if (made === 0) throw stateRefused(String(nobodyYet.because))
    const person = { id: actor.id, login: input.login, name: input.name, organisation: input.organisation }
    await tx.person.create({ data: { ...person, administrator: true, administrationAt: now, createdAt: now } })
    await setPassword(tx, now, person.id, password!, 'password')
    await setSecondFactor(tx, now, person.id, setUpBound, input)
    const plan = { ...csiPlan, version: 1, people: [], standingDeputies: [] }
    await tx.planVersion.create({ data: { id: newId(), number: 1, document: plan, createdById: actor.id, createdAt: now } })
    await tx.rulesVersion.create({ data: { number: 1, document: { ...incidentRules, version: 1 }, createdById: actor.id, createdAt: now } })
    return {
      entry: {
        kind: 'organisation.setUp', says: `set up Muster for ${input.organisation} as its first administrator`,
        about: { organisation: input.organisation, personId: person.id, login: input.login },
      },
      answer: { personId: person.id },
    }
  },
})

function isSetUpCode(written: string): boolean {
  const expected = process.env.MUSTER_SETUP_CODE_HASH ?? ''
  return expected !== '' && sameText(digest(lettersOf(written)), expected)
}

/** The code as it was hashed: hyphens and small letters are how people write it. */
const lettersOf = (written: string): string => written.toUpperCase().replace(/[^A-Z0-9]/g, '')
