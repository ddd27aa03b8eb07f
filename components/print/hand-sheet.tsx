import { BlankTable } from './blank'

const columns = [
  { head: 'Happened at', width: 'time' }, { head: 'Written at', width: 'time' }, { head: 'Who', width: 'name' },
  { head: 'What: acts, calls, what you saw' }, { head: 'Entry no.', width: 'narrow' },
] as const

/** A sheet for the hours without a screen: both times of each thing, so that it comes back as it was (E1, L2). */
export function HandSheet() {
  return (
    <section className="hand-sheet">
      <h2>Written by hand <em>typed in later, with both times</em></h2>
      <p className="small">
        One line for each thing, with day and time of day in your own zone. Whoever types it in writes the number of
        its entry in the last column.
      </p>
      <BlankTable columns={columns} rows={20} />
    </section>
  )
}
