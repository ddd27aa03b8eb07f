import { bringInStandingDeputy, tellStanding } from './bring-in'
import { claimOffice, confirmAbsence, withdrawClaim } from './claim'
import { decideTakeOver, endTakeOver } from './decide'
import { appointDeputy, removeDeputy, reorderDeputies } from './deputy'
import { acceptOffice, declineOffice, lapseOffer, offerOffice, withdrawOffer } from './hand-over'
import { lapseSeat } from './lapse'
import { endOffice, nameOffice } from './office'
import { agreeToTakeOver, answerTakeOver, callTakeOver } from './take-over'

/** The commands around the office of coordinator (states 2). */
export const coordinatorCommands = {
  'handOver.offer': offerOffice,
  'handOver.accept': acceptOffice,
  'handOver.decline': declineOffice,
  'handOver.withdraw': withdrawOffer,
  'handOver.lapse': lapseOffer,
  'takeOver.call': callTakeOver,
  'takeOver.agree': agreeToTakeOver,
  'takeOver.answer': answerTakeOver,
  'takeOver.claim': claimOffice,
  'takeOver.withdrawClaim': withdrawClaim,
  'takeOver.confirmAbsence': confirmAbsence,
  'takeOver.decide': decideTakeOver,
  'takeOver.end': endTakeOver,
  'takeOver.tellStanding': tellStanding,
  'takeOver.bringIn': bringInStandingDeputy,
  'deputy.appoint': appointDeputy,
  'deputy.remove': removeDeputy,
  'deputy.reorder': reorderDeputies,
  'office.name': nameOffice,
  'office.end': endOffice,
  'seat.lapse': lapseSeat,
} as const
