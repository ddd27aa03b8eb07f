/** What somebody is told: that there is something to do or to see, never what (M4, "told" in states). */
export const notices = {
  'rules wait': 'There are rules for you to acknowledge.',
  'task yours': 'You were assigned a task.',
  'task back': 'A task was handed back and needs a decision.',
  'task signed': 'A task was signed off and is waiting to be marked done.',
  'task sent back': 'A task was sent back to you.',
  'task joining': 'Someone asks to join a task.',
  'task changed': 'One of your tasks changed.',
  'task overdue': 'A task is late.',
  'signature overtaken': 'Something you signed has changed and needs to be signed again.',
  'signature in doubt': 'A signature of yours is in doubt.',
  'countersignature wanted': 'A decision is waiting for your signature.',
  'review wanted': 'You are asked to check a text.',
  'offer for you': 'You are asked to take over as coordinator.',
  'offer ended': 'An offer to hand over coordination has ended.',
  'coordinator changed': 'The coordinator has changed.',
  'take-over called': 'A takeover has been called.',
  'take-over wanted': 'A takeover has been requested. You may have to agree to it.',
  'take-over claimed': 'A deputy has claimed the coordinator’s role.',
  'take-over ended': 'A takeover has ended.',
  'person proposed': 'Someone was proposed for the roster.',
  'proposal decided': 'A proposal of yours was decided.',
  'nobody can act': 'The coordinator can’t act, and nobody else here can take over.',
  'person brought in': 'Someone named in the plan was brought in.',
  'disclosure reported': 'It was reported that someone was told without approval.',
  'entry corrected': 'Your roster entry was corrected.',
  'seat suspended': 'Someone’s access was suspended.',
  'question asked': 'A question is waiting for your answer.',
  'question answered': 'Your question was answered.',
  'person removed': 'Someone was removed from the roster; what they held is waiting for a decision.',
  'evidence held': 'Something was registered as held by you.',
  'office given': 'You were given a role.',
  'office ended': 'One of your roles has ended.',
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
