import type { Judged } from './facts'
import type { Permission, Phase, Standing, Verdict } from './permission'
import { phaseNames } from './phase-name'

const words: Record<Standing, string> = {
  coordinator: 'the coordinator', deputy: 'a deputy', manager: 'a manager on the roster', member: 'a member of the team',
  limited: 'someone with a limited seat', unacknowledged: 'someone who has not acknowledged the rules yet', system: 'Muster itself',
  administrator: 'an administrator', 'own people': 'the organisation’s own people', anyone: 'anyone with an account',
}

/**
 * Whether an act is allowed, and else why not, in a sentence for the person who asks.
 * `facts` are those of the moment of execution, not of sending.
 */
export function decide<F extends Judged>(rule: Permission<F>, facts: F): Verdict {
  const { standings } = facts
  const who = rule.who.some((standing) => standings.has(standing))
  if (!who) return forbidden(onlySentence(rule, facts.coordinatorName))
  if (facts.via === 'token' && (rule.proof || rule.byHand))
    return forbidden('A token can’t do this. Sign in and do it yourself.')
  if (facts.rulesDue && !rule.rulesDue) return forbidden('There are new rules. Acknowledge them first.')
  if (rule.while && facts.phase && !rule.while.includes(facts.phase)) return notNow(phaseSentence(facts.phase))
  return weigh(rule, facts)
}

/**
 * The conditions of a rule alone, in their order: the first that is broken, and with it everything that can be said beside it and refuses
 * in the same way.
 */
export function weigh<F>(rule: Permission<F>, facts: F): Verdict {
  const broken = rule.and?.find((condition) => !condition.holds(facts))
  if (!broken) return { allowed: true }
  const all = broken.beside ? rule.and!.filter((each) => each.beside && each.refuses === broken.refuses && !each.holds(facts)) : [broken]
  return refused(broken.refuses === 'who' ? 'forbidden' : 'state', all.map(({ because }) => (typeof because === 'string' ? because : because(facts))))
}

/** "Only the coordinator, Mara Lindqvist, can assign tasks." */
export function onlySentence<F>(rule: Permission<F>, coordinatorName: string): string {
  const named = rule.who.map((standing) => (standing === 'coordinator' ? `the coordinator, ${coordinatorName},` : words[standing]))
  return `Only ${named.join(' or ')} can ${rule.does}.`
}

function phaseSentence(phase: Phase): string {
  return phase === 'closed' || phase === 'stood down'
    ? `The incident is ${phase}. Nothing can be changed unless it is reopened.`
    : `Not in the phase ${phaseNames[phase]}.`
}

const refused = (code: 'forbidden' | 'state', reasons: readonly string[]): Verdict => ({ allowed: false, code, because: reasons.join(' '), reasons })
const forbidden = (because: string): Verdict => refused('forbidden', [because])
const notNow = (because: string): Verdict => refused('state', [because])
