import type { Command } from '@/lib/commands/command'
import type { paperPermissions } from '@/lib/rules/paper'
import type { setAsidePermissions } from '@/lib/rules/set-aside'
import type { signOffPermissions } from '@/lib/rules/sign-off'
import type { staffPermissions } from '@/lib/rules/staff'
import type { taskPermissions } from '@/lib/rules/task'
import type { taskDuePermissions } from '@/lib/rules/task-due'
import type { taskOrderPermissions } from '@/lib/rules/task-order'
import type { taskPeoplePermissions } from '@/lib/rules/task-people'
import type { taskWorkPermissions } from '@/lib/rules/task-work'
import { addTask } from './add'
import { answerQuestion, writeResult } from './answer'
import { assignTask } from './assign'
import { addItem, tickItem, untickItem } from './checklist'
import { countersign, countersignAll } from './countersign'
import { coverTask } from './cover'
import { markDone, reopenTask, sendBack } from './decide-signed'
import { confirmSignature, doubt } from './doubt'
import { attachEvidence, detachEvidence } from './evidence'
import { giveBackTask } from './give-back'
import { setDue, tellOverdue } from './due'
import { addHelper, askToJoin, removeHelper } from './helpers'
import { dependTask, moveTask, undependTask } from './order'
import { overtakeList } from './overtake-list'
import { acceptPaper, confirmPaper, signOnPaper } from './paper'
import { releaseTask } from './release'
import { remark } from './remark'
import { renewItems } from './renew-items'
import { agree, answerObjection, chooseReviewer, object } from './review'
import { setAside, setSectionAside, takeSectionUp, takeUp } from './set-aside'
import { signOff } from './sign-off'
import { staffTasks } from './staff'
import { permitTask, startTask } from './start'

type Names = keyof (typeof taskPermissions & typeof staffPermissions & typeof taskPeoplePermissions & typeof taskWorkPermissions & typeof taskOrderPermissions
  & typeof taskDuePermissions & typeof signOffPermissions & typeof setAsidePermissions & typeof paperPermissions)

/** The commands of tasks and signatures. */
export const taskCommands = {
  'task.add': addTask,
  'task.assign': assignTask,
  'task.staff': staffTasks,
  'task.cover': coverTask,
  'task.start': startTask,
  'task.permit': permitTask,
  'task.giveBack': giveBackTask,
  'task.release': releaseTask,
  'task.addHelper': addHelper,
  'task.removeHelper': removeHelper,
  'task.askToJoin': askToJoin,
  'task.chooseReviewer': chooseReviewer,
  'task.agree': agree,
  'task.object': object,
  'task.answerObjection': answerObjection,
  'task.remark': remark,
  'task.tick': tickItem,
  'task.untick': untickItem,
  'task.addItem': addItem,
  'task.answer': answerQuestion,
  'task.writeResult': writeResult,
  'task.attachEvidence': attachEvidence,
  'task.detachEvidence': detachEvidence,
  'task.depend': dependTask,
  'task.undepend': undependTask,
  'task.move': moveTask,
  'task.setDue': setDue,
  'task.tellOverdue': tellOverdue,
  'task.signOff': signOff,
  'task.sendBack': sendBack,
  'task.markDone': markDone,
  'task.reopen': reopenTask,
  'task.renewItems': renewItems,
  'task.setAside': setAside,
  'task.setSectionAside': setSectionAside,
  'task.countersign': countersign,
  'task.countersignAll': countersignAll,
  'task.takeUp': takeUp,
  'task.takeSectionUp': takeSectionUp,
  'signature.overtake': overtakeList,
  'signature.doubt': doubt,
  'signature.confirm': confirmSignature,
  'signature.signOnPaper': signOnPaper,
  'signature.confirmPaper': confirmPaper,
  'signature.acceptPaper': acceptPaper,
} satisfies Record<Names, Command>
