import type { StepRefusal } from './second-step'

/** What a person reads whose code did not get them further. */
export const stepSays: Record<StepRefusal, string> = {
  wrong: 'Wrong code. Enter the one your app shows now.',
  used: 'Code already used. Wait up to 30 s for the next one.',
  throttled: 'Too many wrong tries. Wait a few minutes, then try again.',
  code: 'After a wrong code, the password no longer unlocks. Enter the code that your app shows now.',
}
