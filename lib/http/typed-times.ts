import { Refused } from '@/lib/commands/refused'
import { micros } from '@/lib/rules/time-line'
import { readHappened, readMoment, writeHappened, writeMoment } from '@/lib/rules/written-moment'
import { asForm } from './form-input'

type Clock = { now: Date; zone: string }

/**
 * Reads the times of a form that was sent before its page was alive, on the clock of whoever sent it: there a field has had nobody to read what was
 * typed, and sends it beside what it came with, as `$past.at`, `$future.at` or `$happened.happened`. Refuses what can't be read, at its field.
 */
export function withTimesRead(sent: FormData, clock: Clock): FormData {
  const form = asForm(sent)
  for (const [name, text] of [...form]) {
    const [, how, field] = /^\$(past|future|happened)\.(.+)$/.exec(name) ?? []
    if (!field || typeof text !== 'string') continue
    if (how === 'happened') readSpan(form, field, text, clock)
    else readOne(form, field, text, { ...clock, toward: how === 'future' ? 'future' : 'past' })
  }
  return form
}

function readOne(form: FormData, name: string, text: string, clock: Parameters<typeof readMoment>[1]): void {
  const held = momentIn(form, name)
  if (text === (held === null ? '' : writeMoment(held, clock.zone))) return
  const { moment, problem } = readMoment(text, clock)
  if (problem !== null) throw refused(name, problem)
  form.set(name, moment ?? '')
}

function readSpan(form: FormData, name: string, text: string, clock: Clock): void {
  const { kind, start, end, problem } = readHappened(text, clock)
  const [from, to] = [momentIn(form, `${name}.start`), momentIn(form, `${name}.end`)]
  if (kind !== null && kind === form.get(`${name}.kind`) && text === writeHappened({ kind, start: from, end: to }, clock.zone)) return
  if (problem !== null) throw refused(`${name}.kind`, problem)
  for (const [part, value] of Object.entries({ kind, start, end })) form.set(`${name}.${part}`, value ?? '')
}

function momentIn(form: FormData, name: string): string | null {
  const held = form.get(name)
  return typeof held === 'string' && micros(held) !== null ? held : null
}

const refused = (field: string, problem: string) =>
  new Refused('invalid', 'Check the fields marked below.', { fields: { [field]: problem } })
