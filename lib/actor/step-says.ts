import type { StepRefusal } from './second-step'

/** What a person reads whose code did not get them further. */
export const stepSays: Record<StepRefusal, string> = {
  wrong: 'This is not right. Enter the code that your app shows now.',
  used: 'This code was used already. Wait for the next one.',
  throttled: 'Too many wrong tries. Wait a few minutes, then try again.',
  code: 'After a wrong code, a password opens nothing. Enter the code that your app shows now.',
}
