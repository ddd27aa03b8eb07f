/** What somebody is told: that there is something to do or to see, never what (M4, "told" in states). */
export const notices = {
  'rules wait': 'Rules wait for you to acknowledge them.',
  'task yours': 'A task was given to you.',
  'task back': 'A task came back and waits for a decision.',
  'task signed': 'A task was signed off and waits to be marked done.',
  'task sent back': 'A task was sent back to you.',
  'task joining': 'Somebody asks to join a task.',
  'task changed': 'One of your tasks changed.',
  'task overdue': 'A task is late.',
  'signature overtaken': 'Something you signed has changed and wants to be signed again.',
  'signature in doubt': 'A signature of yours is in doubt.',
  'countersignature wanted': 'A decision waits for your signature.',
  'review wanted': 'Your check of a text is wanted.',
  'offer for you': 'The office of coordinator is offered to you.',
  'offer ended': 'An offer of the office of coordinator has ended.',
  'coordinator changed': 'The coordinator has changed.',
  'take-over called': 'A take-over of the office of coordinator was called.',
  'take-over wanted': 'A take-over of the office of coordinator is wanted; your word may be needed.',
  'take-over claimed': 'A deputy claims the office of coordinator.',
  'take-over ended': 'A take-over has ended.',
  'person proposed': 'Someone was proposed for the roster.',
  'proposal decided': 'A proposal of yours was decided.',
  'nobody can act': 'The coordinator can’t act, and nobody else here can take over.',
  'person brought in': 'Someone named in the plan was brought in.',
  'disclosure reported': 'It was reported that someone was told without approval.',
  'entry corrected': 'Your roster entry was corrected.',
  'seat suspended': 'Somebody’s access was suspended.',
  'question asked': 'A question waits for your answer.',
  'question answered': 'Your question was answered.',
  'person removed': 'Someone was removed from the roster; what they held is waiting for a decision.',
  'evidence held': 'Something was registered as held by you.',
  'office given': 'An office was given to you.',
  'office ended': 'An office of yours has ended.',
  'incident ended': 'An incident has ended.',
  'incident reopened': 'An incident was reopened.',
  'phase changed': 'An incident entered another phase.',
} as const
export type NoticeKind = keyof typeof notices

/** Told only to who has acknowledged the rules: whoever waits for them hears of no task (R2, SE-8), also where one was given to them (TK-2). */
export const ofTasks: readonly NoticeKind[] = [
  'task yours', 'task back', 'task signed', 'task sent back', 'task joining', 'task changed', 'signature overtaken', 'countersignature wanted', 'review wanted',
]

/** What can’t wait for a pause between mails: while it does, the office of coordinator changes hands (TO-3). */
export const urgentNotices: readonly NoticeKind[] = ['take-over called', 'take-over wanted', 'take-over claimed', 'nobody can act', 'offer for you']

/** What a person is told who has no seat that counts. It leads nowhere: there is nothing that they may find yet (TO-8). */
export const personNotices = {
  'standing deputy': 'You may be needed as a standing deputy. Be ready to sign in.',
  'nobody can act': 'Something you were on has nobody left who can act. If your account was reset, have it confirmed by call-back.',
} as const
export type PersonNoticeKind = keyof typeof personNotices
