import type { Actor } from '@/lib/actor/actor'
import { look, type At } from '@/lib/db/as'
import { incidentFacts, type Within } from '@/lib/facts/incident'
import { openingFacts } from '@/lib/facts/opening'
import { decide } from '@/lib/rules/decide'
import { id } from '@/lib/rules/input'
import { eventsAround, type EventsAround } from '@/lib/rules/moment-asked'
import { permissions } from '@/lib/rules/permissions'
import { asked as askable, askedWords } from '@/lib/rules/search'
import { incidentActs, planActs, taskActs, type Act } from './search-acts'
import { search, type FoundGroup } from './search'

/** What the palette offers: acts, places to go to, and what was found; and by which zone its times are written. */
export type PaletteAnswer = {
  acts: Act[]; places: { label: string; href: string }[]; groups: FoundGroup[]; zone: string
  /** What was typed is a time, and this incident has a time line to look at. */
  around: (EventsAround & { incidentId: string }) | null
}

type PaletteAsked = { typed: string; within: string | null; task: string | null; zone: string }

/**
 * What somebody can find and do from where they are. `within` is the incident of the page and `task` the task that is open on it; an
 * incident that the reader may not know of, or whose rules they have not acknowledged, is answered like one that is not there: as outside
 * of any. Says no more than the pages do.
 */
export function palette(actor: Actor, asked: PaletteAsked): Promise<PaletteAnswer> {
  return look(actor, async (at) => {
    const found = id.safeParse(asked.within).success ? await incidentFacts(at, asked.within!) : null
    const incident = found && !found.standings.has('unacknowledged') ? found : null
    const groups = await search(at, asked.typed, incident?.incident.id ?? null, 5)
    const within = incident && { ...at, incident }
    return {
      acts: await acts(at, within, asked), places: await places(at, incident?.incident.id ?? null), groups,
      zone: asked.zone, around: around(within, asked),
    }
  })
}

function around(within: Within | null, { typed, zone }: PaletteAsked): PaletteAnswer['around'] {
  if (!within?.incident.standings.has('member')) return null
  const found = eventsAround(askable(typed), { now: within.now, zone })
  return found && { ...found, incidentId: within.incident.incident.id }
}

async function acts(at: At, within: Within | null, { typed, task }: PaletteAsked): Promise<Act[]> {
  const open: Act = { label: 'Open a new incident…', also: 'report start alarm', href: '/incidents/open', can: decide(permissions['incident.open'], await openingFacts(at, null, null)) }
  if (!within) return [open]
  const here = task ? await taskActs(within, task) : []
  const elsewhere = (await planActs(within, askedWords(askable(typed)))).filter(({ href }) => !here.some((act) => act.href === href))
  return [...here, ...elsewhere, ...(await incidentActs(within)), open]
}

/** The other incidents of the reader by name, open ones first; those whose rules wait have none yet (R2). */
async function places({ tx, actor }: At, here: string | null): Promise<PaletteAnswer['places']> {
  const rows = await tx.$queryRaw<{ id: string; name: string }[]>`
    select i.id, i.code_name as name from seat s join incident i on i.id = s.incident_id
    where s.person_id = ${actor.id}::uuid and s.state = 'active' and s.ended_at is null and i.id is distinct from ${here}::uuid
    -- a limited seat is not told whether it has ended, or when it was opened (N8)
    order by case when s.sees = 'whole' then i.ended_at end desc nulls first, case when s.sees = 'whole' then i.opened_at end desc nulls last, i.id
    limit 50`
  const account = [{ label: 'My account', href: '/account' }]
  const administration = actor.administrator ? [{ label: 'Accounts', href: '/accounts' }, { label: 'Settings', href: '/settings' }] : []
  return [...rows.map((row) => ({ label: row.name, href: `/incidents/${row.id}` })), ...account, ...administration]
}
