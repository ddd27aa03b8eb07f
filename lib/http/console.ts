import { log, note } from './log'

/**
 * From now on whatever any part of this process says goes through the one writer of the log: Next.js and its parts write what was sent to
 * them, as it was sent.
 */
export function takeConsole(): void {
  const say = (...said: unknown[]) => {
    const errors = said.filter((each) => each instanceof Error)
    for (const error of errors) log('server', error)
    if (errors.length === 0) note('server', said.filter((each) => typeof each === 'string' || typeof each === 'number').join(' '))
  }
  for (const way of ['log', 'info', 'warn', 'error', 'debug', 'trace', 'dir', 'table'] as const) console[way] = say
}
