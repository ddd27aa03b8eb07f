import { z } from 'zod'
import type { Actor } from '@/lib/actor/actor'
import { look } from '@/lib/db/as'
import { organisationFacts, rulesShown, settingsShown } from '@/lib/facts/organisation'
import { standingDeputies } from '@/lib/facts/standing-deputy'
import { listShown, peopleShown } from '@/lib/facts/standing-shown'
import { toldApart } from '@/lib/facts/told-apart'
import { fingerprint } from '@/lib/log-book/hash'
import { checkedAlways, checkOrganisationBook } from '@/lib/log-book/read'
import { planDocument } from '@/lib/plans/plan'
import { decide } from '@/lib/rules/decide'
import { organisationPermissions } from '@/lib/rules/organisation'

export const rulesDocument = z.object({
  rules: z.array(z.object({ level: z.enum(['must', 'must not']), title: z.string(), text: z.string(), why: z.string() })),
})

type OrganisationRow = { name: string; takeOverWaitMinutes: number; idleLockMinutes: number; silenceHours: number; version: number; bookLength: number }
type Version = { number: number; document: unknown; createdAt: Date }
type PersonRow = {
  id: string; name: string; organisation: string; ours: boolean; administrator: boolean; disabledAt: Date | null; inUse: boolean
}

const choice = ({ id, name, organisation }: PersonRow) => ({ id, name, from: organisation })

async function newestVersion(versions: Promise<Version[]>): Promise<Version> {
  const [newest] = await versions
  if (!newest) throw new Error('an organisation that is set up has a plan and rules')
  return newest
}

/** The organisation's settings, plan and rules, for an administrator; null for everybody else. `verify`: its log book is checked, however long. */
export function settings(actor: Actor, { verify } = { verify: false }) {
  return look(actor, async (at) => {
    if (!actor.administrator) return null
    const { tx, now } = at
    const facts = organisationFacts(at)
    const [organisation] = await tx.$queryRaw<OrganisationRow[]>`
      select name, take_over_wait_minutes as "takeOverWaitMinutes", idle_lock_minutes as "idleLockMinutes", silence_hours as "silenceHours", version,
        head_seq as "bookLength"
      from organisation`
    const plan = await newestVersion(tx.$queryRaw<Version[]>`
      select number, document, created_at as "createdAt" from plan_version order by number desc limit 1`)
    const document = planDocument.parse(plan.document)
    const rules = await newestVersion(tx.$queryRaw<Version[]>`
      select number, document, created_at as "createdAt" from rules_version order by number desc limit 1`)
    const people = await tx.$queryRaw<PersonRow[]>`
      select p.id, p.name, p.organisation, p.ours, p.administrator, p.disabled_at as "disabledAt",
        exists (select 1 from credential c where c.person_id = p.id and c.totp_confirmed_at is not null) as "inUse"
      from person p order by p.name, p.id`
    const deputies = await standingDeputies(at)
    const works = (id: string) => people.some((person) => person.id === id && !person.disabledAt && person.inUse)
    const nameable = people.filter((person) => !person.disabledAt && !person.administrator)
    const others = (chosen: readonly PersonRow[]) => people.filter((person) => !chosen.includes(person)).map(({ name }) => name)
    const able = people.filter((person) => person.ours && !person.administrator && works(person.id))
    return {
      now,
      organisation: { ...organisation!, fingerprint: fingerprint('setting.change', settingsShown(organisation!)) },
      /** The organisation's own log book, checked from its first entry to its last; null for a long one that nobody asked to check. */
      book: verify || organisation!.bookLength <= checkedAlways ? await checkOrganisationBook(at) : null,
      bookLength: organisation!.bookLength,
      plan: {
        name: document.name, number: plan.number, since: plan.createdAt, people: document.people,
        /** What naming others is proved for: this list. */
        deputies, fingerprint: fingerprint('plan.setStandingDeputies', listShown(deputies)),
        /** What naming somebody is proved for: whom the plan names already. */
        peopleFingerprint: fingerprint('plan.namePerson', peopleShown(document.people)),
      },
      rules: {
        number: rules.number, since: rules.createdAt, rules: rulesDocument.parse(rules.document).rules,
        fingerprint: fingerprint('rules.publish', rulesShown(rules.number)),
      },
      /** Who can be a standing deputy: own people whose accounts work, but no administrators. */
      candidates: await toldApart(at, able.map(choice), others(able)),
      /** Whom the plan can name by their account: no administrators. */
      accounts: await toldApart(at, nameable.map(choice), others(nameable)),
      can: {
        change: decide(organisationPermissions['setting.change'], facts),
        nameDeputies: decide(organisationPermissions['plan.setStandingDeputies'], { ...facts, able: true, twice: false, administrators: false }),
        namePerson: decide(organisationPermissions['plan.namePerson'], { ...facts, administrators: false }),
        unnamePerson: decide(organisationPermissions['plan.unnamePerson'], facts),
        publishRules: decide(organisationPermissions['rules.publish'], facts),
      },
    }
  })
}

export type Settings = NonNullable<Awaited<ReturnType<typeof settings>>>
