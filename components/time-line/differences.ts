import type { EntrySays } from '@/lib/queries/time-line-entries'
import { dateAndTime } from '@/components/ui/format-time'
import { exactly, sortMoment, wholeTime } from './happened-words'
import { repeatsMoments } from './repeats-moments'

/** One field that a correction changes. `words`: as long as somebody wrote it; `mono`: names of machines and accounts. */
export type Changed = { what: string; was: string; is: string; as?: 'words' | 'mono' }

/** What a correction changes of what stood before (E3), field by field, for a reader in `zone`. */
export function differences(before: EntrySays, after: EntrySays, zone: string, now: Date): Changed[] {
  // The day above it says the year.
  const near = sortMoment(after.happened) ?? now
  const time = ({ happened }: EntrySays) => wholeTime(happened, zone, near)
  const found = ({ found: at }: EntrySays) => (at ? dateAndTime(at.at, zone, near) : '')
  const written = ({ happened }: EntrySays) => (repeatsMoments(happened) ? '' : happened.writtenAs)
  const hosts = (says: EntrySays) => [...says.hosts.map(({ name }) => name), ...says.otherHosts].join(', ')
  const evidence = (says: EntrySays) => says.evidence.map(({ label }) => label).join(', ')
  const all: Changed[] = [
    exact({ what: 'the time', was: time(before), is: time(after) }, exactly(before.happened), exactly(after.happened)),
    { what: 'the wording', was: before.text, is: after.text, as: 'words' },
    { what: 'the hosts', was: hosts(before), is: hosts(after), as: 'mono' },
    { what: 'the accounts', was: before.accounts, is: after.accounts, as: 'mono' },
    { what: 'the source', was: before.source, is: after.source },
    { what: 'the evidence', was: evidence(before), is: evidence(after) },
    { what: 'the task', was: before.task?.title ?? '', is: after.task?.title ?? '' },
    exact({ what: 'when it was found out', was: found(before), is: found(after) }, before.found?.exact, after.found?.exact),
    { what: 'the time as written in the source', was: written(before), is: written(after) },
  ]
  return all.filter(({ was, is }) => was !== is)
}

/** Two times that read alike but aren't the same moment: to the microsecond, in UTC. */
const exact = (changed: Changed, was = '', is = ''): Changed => (changed.was === changed.is && was !== is ? { ...changed, was, is } : changed)
