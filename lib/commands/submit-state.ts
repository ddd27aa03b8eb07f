/** What a form knows of its last submit: the answer of `app/submit.ts`, kept by `CommandForm`. `theirs`: the text that stands there now, in `version`. */
export type SubmitState =
  | { status: 'idle' }
  | { status: 'done'; says: string; answer: Record<string, unknown> }
  | { status: 'refused'; code: string; because: string; fields: Record<string, string>; theirs?: string; version?: number }

/** A form that was not sent yet. */
export const idle: SubmitState = { status: 'idle' }
