import type { IncidentFacts } from './facts'
import { id, incidentInput, reason } from './input'
import { condition, open, permission } from './permission'
import { standingDeputyDue, standingToBeTold } from './silence'
import {
  ableDeputies, confirmedAbsence, hasVoice, isIdle, mayGain, shutOutBefore, successor, waitIsOver, whyTakeOverEnds,
} from './succession'

export const takeOverStates = ['wanted', 'called', 'answered', 'decided', 'withdrawn', 'ended'] as const

export const callInput = incidentInput({ reason })
/** What names a take-over: an answer meant for one never counts for another. */
export const takeOverInput = incidentInput({ takeOverId: id })
export const confirmAbsenceInput = incidentInput({ takeOverId: id, attempts: reason })
export const decideInput = incidentInput({})
export const endTakeOverInput = incidentInput({})
export const tellStandingInput = incidentInput({})
export const bringInInput = incidentInput({ personId: id })

export type CallFacts = IncidentFacts & { answeredAt: Date | null }
/** The take-over that the input names, under way or not. */
export type TakeOverNamed = IncidentFacts & { named: { id: string; state: (typeof takeOverStates)[number] } }

const mine = (f: IncidentFacts) => f.me?.id ?? ''

/** What a coordinator who says that they are here is shown, and proves it over (TO-3). */
export const answerShown = (f: TakeOverNamed) => ({
  incident: f.incident.codeName, coordinator: f.coordinatorName, takeOver: f.named.id, reason: f.takeOver?.reason ?? '',
  claimants: f.takeOver?.claimants ?? [], says: 'I am here and remain coordinator.',
})

export const notTheCoordinator = condition<IncidentFacts>({
  says: 'the person is not the coordinator', refuses: 'who', holds: (f) => !f.standings.has('coordinator'),
  because: 'You are the coordinator: offer the role to someone, or say that you are here.',
})
/** Nobody who runs accounts has anything of what an act on the account of who coordinates, or goes before them, brings about (N4). */
export const gainsNothing = condition<IncidentFacts>({
  says: 'no administrator, while the coordinator, or a deputy or claimant ahead of them, is shut out by an act on the account', refuses: 'who',
  holds: (f) => mayGain(f, mine(f)),
  because: (f) => {
    const name = shutOutBefore(f, mine(f))?.name ?? f.coordinatorName
    return `An administrator disabled or reset ${name}’s account, so administrators can’t do this now. Ask someone who isn’t one.`
  },
})
export const byCoordinatorsWord = condition<IncidentFacts>({
  says: 'not brought in by a member because the plan names them, but for those whom the coordinator made a deputy or a manager', refuses: 'who',
  holds: (f) => hasVoice(f, mine(f)),
  because: (f) => `A member brought you in because the plan names you. Before you can do this, ${f.coordinatorName} has to make you a deputy or a manager.`,
})
export const mayCall = condition<IncidentFacts>({
  says: 'a deputy, or any member while no deputy is able', refuses: 'who', holds: (f) => f.standings.has('deputy') || ableDeputies(f).length === 0,
  because: (f) => `Only a deputy can call a takeover: ask ${ableDeputies(f).map((deputy) => deputy.name).join(' or ')}.`,
})
export const noneUnderWay = condition<IncidentFacts>({
  says: 'no takeover is under way; a deputy’s call outranks a request', refuses: 'state',
  holds: (f) => f.takeOver === null || isIdle(f) || (f.takeOver.state === 'wanted' && f.standings.has('deputy') && !waitsForManager(f)),
  because: (f) => f.takeOver?.state === 'wanted'
    ? 'A takeover has already been requested. Others have to agree to it.'
    : 'A takeover is already under way. As a deputy, claim the role instead.',
})
export const isWanted = condition<TakeOverNamed>({
  says: 'the takeover waits for agreement', refuses: 'state', holds: (f) => f.named.state === 'wanted',
  because: (f) => (f.named.state === 'called' ? 'It is called already.' : ended(f)),
})
export const isCalled = condition<TakeOverNamed>({
  says: 'the takeover is called and not decided', refuses: 'state', holds: (f) => f.named.state === 'called',
  because: (f) => (f.named.state === 'wanted' ? 'It has only been requested. Others have to agree first.' : ended(f)),
})
export const underWay = condition<TakeOverNamed>({
  says: 'the takeover is under way', refuses: 'state', holds: (f) => f.named.state === 'wanted' || f.named.state === 'called',
  because: (f) => ended(f),
})
export const agreesFirst = condition<TakeOverNamed>({
  says: 'the person neither called it nor agreed yet', refuses: 'who',
  holds: (f) => f.takeOver?.id !== f.named.id || (f.takeOver.calledBySeatId !== mine(f) && !f.takeOver.agreed.includes(mine(f))),
  because: 'You have already agreed. Others have to agree, too.',
})
export const hasNotClaimed = condition<TakeOverNamed>({
  says: 'the person has not claimed yet', refuses: 'state', holds: (f) => !claims(f),
  because: 'You have already claimed the role.',
})
export const hasClaimed = condition<TakeOverNamed>({
  says: 'the person claims the role, or called for it', refuses: 'who',
  holds: (f) => claims(f) || (f.named.state === 'wanted' && f.takeOver?.calledBySeatId === mine(f)),
  because: 'You have not claimed the role.',
})
export const isNoClaimant = condition<TakeOverNamed>({
  says: 'the manager claims nothing', refuses: 'who', holds: (f) => !claims(f),
  because: 'You have claimed the role yourself. Another manager has to confirm the absence.',
})
export const endedNoWait = condition<TakeOverNamed>({
  says: 'the person did not confirm the absence in this takeover', refuses: 'who', holds: (f) => !confirmedAbsence(f, mine(f)),
  because: 'You confirmed the absence yourself, so another deputy has to claim the role.',
})
export const absenceIsOpen = condition<TakeOverNamed>({
  says: 'the absence is not confirmed yet', refuses: 'state', holds: (f) => !f.takeOver?.absenceSeatId,
  because: 'The absence is confirmed already.',
})
export const isDecided = condition<IncidentFacts>({
  says: 'the wait is over and a claimant is able', refuses: 'state', holds: (f) => waitIsOver(f) && successor(f) !== null,
  because: 'The takeover can’t be decided yet.',
})
export const isOver = condition<IncidentFacts>({
  says: 'the incident left its open phases, or whoever requested it is no longer a member, or a deputy is able by now', refuses: 'state', holds: (f) => whyTakeOverEnds(f) !== null,
  because: 'The takeover goes on.',
})
export const nobodyWasTold = condition<IncidentFacts>({
  says: 'nobody here can act, and nobody was told of it yet', refuses: 'state', holds: standingToBeTold, because: 'There is nothing to tell now.',
})
export const isNextStanding = condition<IncidentFacts & { personId: string }>({
  says: 'nobody here could take over for the silence limit, and this is the next standing deputy', refuses: 'state', holds: (f) => standingDeputyDue(f)?.personId === f.personId,
  because: 'No standing deputy is to be brought in now.',
})

/** The actor's own fresh call, which only a manager's word can make one (TO-3). */
function waitsForManager({ takeOver, me }: IncidentFacts): boolean {
  return takeOver?.needsManager === true && takeOver.calledBySeatId === me?.id
}

function claims(f: TakeOverNamed): boolean {
  return f.takeOver?.id === f.named.id && f.takeOver.claimants.includes(mine(f))
}

function ended(f: TakeOverNamed): string {
  const how = { decided: `it was decided, and ${f.coordinatorName} coordinates now`, answered: 'the coordinator answered', withdrawn: 'no claim was left' }
  return `This takeover is over: ${how[f.named.state as keyof typeof how] ?? 'it ended in another way'}.`
}

export const takeOverPermissions = {
  'takeOver.call': permission<CallFacts>({
    rows: 'TO-1, TO-2', does: 'call a takeover', scope: 'incident', who: ['deputy', 'member'], while: open, byHand: true,
    and: [notTheCoordinator, gainsNothing, mayCall, byCoordinatorsWord, noneUnderWay],
  }),
  'takeOver.agree': permission<TakeOverNamed>({
    rows: 'TO-2, TO-3', does: 'agree to a takeover', scope: 'incident', who: ['manager', 'member'], while: open, byHand: true,
    and: [notTheCoordinator, gainsNothing, byCoordinatorsWord, isWanted, agreesFirst],
  }),
  'takeOver.answer': permission<TakeOverNamed>({
    rows: 'TO-3', does: 'answer a takeover', scope: 'incident', who: ['coordinator'], while: open, proof: true, rulesDue: true, and: [isCalled],
  }),
  'takeOver.claim': permission<TakeOverNamed>({
    rows: 'TO-4, TO-6', does: 'claim the role', scope: 'incident', who: ['deputy'], while: open, byHand: true,
    and: [gainsNothing, isCalled, hasNotClaimed, endedNoWait],
  }),
  'takeOver.withdrawClaim': permission<TakeOverNamed>({
    rows: 'TO-4', does: 'withdraw a claim', scope: 'incident', who: ['member'], while: open, and: [underWay, hasClaimed],
  }),
  'takeOver.confirmAbsence': permission<TakeOverNamed>({
    rows: 'TO-5', does: 'confirm that the coordinator can’t be reached', scope: 'incident', who: ['manager'], while: open, byHand: true,
    and: [notTheCoordinator, gainsNothing, isCalled, isNoClaimant, absenceIsOpen],
  }),
  'takeOver.decide': permission<IncidentFacts>({
    rows: 'TO-5, TO-6', does: 'decide a takeover', scope: 'incident', who: ['system'], while: open, and: [isDecided],
  }),
  'takeOver.end': permission<IncidentFacts>({
    rows: 'TO-7', does: 'end a takeover', scope: 'incident', who: ['system'], and: [isOver],
  }),
  'takeOver.tellStanding': permission<IncidentFacts>({
    rows: 'TO-8', does: 'tell that nobody can act', scope: 'incident', who: ['system'], while: open, and: [nobodyWasTold],
  }),
  'takeOver.bringIn': permission<IncidentFacts & { personId: string }>({
    rows: 'TO-8, SE-6', does: 'bring in a standing deputy', scope: 'incident', who: ['system'], while: open, and: [isNextStanding],
  }),
} as const
