import { Section } from '@/components/ui/section'
import type { Settings } from '@/lib/queries/settings'

/** Whether the organisation's own log book, of accounts, settings, plans and rules, is as it was written (L3). A long one is checked when asked. */
export function OrganisationBook({ book, bookLength }: Pick<Settings, 'book' | 'bookLength'>) {
  return (
    <Section title="Logbook of the organisation" quiet="accounts, settings, plan, rules">
      {book === null && (
        <p className="py-3">It has {bookLength} entries and is checked when you ask. <a className="button" href="/settings?verify=all">Verify now</a></p>
      )}
      {book?.whole && <p className="py-3">Just checked: intact, 1 to {book.upTo}.</p>}
      {book && !book.whole && (
        <p className="note note-alarm" role="alert">
          <b>Broken at entry {book.brokenAt}, {book.field.replaceAll('_', ' ')}.</b> {book.because}
        </p>
      )}
    </Section>
  )
}
