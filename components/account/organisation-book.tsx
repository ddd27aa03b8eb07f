import { Section } from '@/components/ui/section'
import type { Settings } from '@/lib/queries/settings'

/** Whether the organisation's own log book, of accounts, settings, plans and rules, is as it was written (L3). */
export function OrganisationBook({ book }: Pick<Settings, 'book'>) {
  return (
    <Section title="Log book of the organisation" quiet="accounts, settings, plan, rules">
      {book.whole ? <p className="py-3">Checked with this look: whole, 1 to {book.upTo}.</p> : (
        <p className="note note-alarm" role="alert">
          <b>Broken at entry {book.brokenAt}, {book.field.replaceAll('_', ' ')}.</b> {book.because}
        </p>
      )}
    </Section>
  )
}
