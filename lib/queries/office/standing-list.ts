import { preview } from '@/lib/commands/preview'
import type { WritingWithin } from '@/lib/facts/incident'
import { pinnedDeputies, standingDeputies, type PinnedDeputy } from '@/lib/facts/standing-deputy'
import type { Verdict } from '@/lib/rules/permission'
import { counts, listsDiffer } from '@/lib/rules/standing-deputy'

/** The incident's list of standing deputies, and what became of the plan's since. */
export type StandingList = {
  deputies: PinnedDeputy[]
  /** The plan's list, of those who count, if it is another one now. */
  plan: {
    deputies: PinnedDeputy[]; added: string[]; gone: string[]
    /** The coordinator can take it over. */
    adopt: { verdict: Verdict; fingerprint: string } | null
  } | null
}

export async function standingList(within: WritingWithin): Promise<StandingList> {
  const { incident } = within
  const incidentId = incident.incident.id
  const now = await pinnedDeputies(within, incidentId)
  const next = (await standingDeputies(within)).filter(counts)
  const mark = (list: readonly PinnedDeputy[]) => list.map((each) => ({ ...each, counts: counts(each) }))
  if (!listsDiffer({ now: mark(now), next: mark(next) })) return { deputies: now, plan: null }
  const seen = incident.standings.has('coordinator') ? await preview(within, 'standingList.adopt', { incidentId }) : null
  const missing = (from: readonly PinnedDeputy[], of: readonly PinnedDeputy[]) =>
    of.filter((each) => !from.some(({ personId }) => personId === each.personId)).map(({ name }) => name)
  return {
    deputies: now,
    plan: {
      deputies: next, added: missing(now.filter(counts), next), gone: missing(next, now),
      adopt: seen && { verdict: seen.verdict, fingerprint: seen.fingerprint ?? '' },
    },
  }
}
