import type { Actor } from '@/lib/actor/actor'
import { look } from '@/lib/db/as'
import { openingFacts } from '@/lib/facts/opening'
import { decide } from '@/lib/rules/decide'
import type { Verdict } from '@/lib/rules/permission'
import { permissions } from '@/lib/rules/permissions'
import { counts, isSettled, type StandingDeputy } from '@/lib/rules/standing-deputy'
import type { Rules } from './rules'
import { rulesDocument } from './settings'

/** What the form of opening shows. */
export type OpeningForm = {
  rules: { version: number; rules: Rules['rules'] }; deputies: (StandingDeputy & { settled: boolean })[]; silenceHours: number
  takeOverWaitMinutes: number
}
/** `form` is there only for who can open one now: it names people. */
export type Opening = { now: Date; open: Verdict; form: OpeningForm | null }

/** What somebody who opens an incident has to read, who would be brought in when nobody else is left, and whether they can now (IN-1). */
export function opening(actor: Actor): Promise<Opening> {
  return look(actor, async (at) => {
    const facts = await openingFacts(at, null, null)
    const open = decide(permissions['incident.open'], facts)
    if (!open.allowed) return { now: at.now, open, form: null }
    const [newest] = await at.tx.$queryRaw<{ document: unknown }[]>`select document from rules_version order by number desc limit 1`
    return {
      now: at.now, open,
      form: {
        silenceHours: facts.silenceHours, takeOverWaitMinutes: facts.takeOverWaitMinutes,
        deputies: facts.deputies.filter(counts).map((deputy) => ({ ...deputy, settled: isSettled(deputy, at.now) })),
        rules: { version: facts.newestRules, rules: newest ? rulesDocument.parse(newest.document).rules : [] },
      },
    }
  })
}
