import { acknowledgeRules } from './acknowledge'
import { addSeat, addSeatAgain } from './add'
import { bringIn } from './bring-in'
import { correctSeat } from './correct'
import { decideDisclosure, reportDisclosure } from './disclosure'
import { giveAccess } from './give-access'
import { approveSeat, declineSeat, proposeSeat, withdrawProposal } from './proposal'
import { answerQuestion, askQuestion } from './question'
import { removeSeat } from './remove'
import { narrowSeat, shareWithSeat, unshareFromSeat, widenSeat } from './sight'
import { confirmIdentity, openWindow, suspendSeat } from './suspend'

/** Everything about the list of people who know. */
export const rosterCommands = {
  'seat.add': addSeat,
  'seat.propose': proposeSeat,
  'seat.approve': approveSeat,
  'seat.decline': declineSeat,
  'seat.withdrawProposal': withdrawProposal,
  'seat.bringIn': bringIn,
  'seat.giveAccess': giveAccess,
  'seat.addAgain': addSeatAgain,
  'seat.suspend': suspendSeat,
  'seat.confirmIdentity': confirmIdentity,
  'seat.openWindow': openWindow,
  'seat.narrow': narrowSeat,
  'seat.widen': widenSeat,
  'seat.remove': removeSeat,
  'seat.correct': correctSeat,
  'seat.share': shareWithSeat,
  'seat.unshare': unshareFromSeat,
  'rules.acknowledge': acknowledgeRules,
  'disclosure.report': reportDisclosure,
  'disclosure.decide': decideDisclosure,
  'question.ask': askQuestion,
  'question.answer': answerQuestion,
} as const
