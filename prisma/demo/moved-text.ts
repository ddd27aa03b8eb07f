const day = '(\\d{1,2})'
const time = '(\\d\\d:\\d\\d(?::\\d\\d)?)'
/** `12 August, 19:40:07` · `19:50 to 20:45 on 12 August` · `9 to 11 August` · `12 August` · `20:01` */
const named = new RegExp(
  `\\b(?:${day} August(,? (?:at )?)${time}|${time}(?: to ${time})? on ${day} August|${day} (to|and) ${day} August|${day} August|${time})\\b`, 'g')

/**
 * A text of the story with the days and times of day that it names, in UTC, moved by as many milliseconds as all of its moments: else an entry would
 * say another day than its own time. A day without a time moves as its noon does.
 */
export function movedText(text: string, shift: number): string {
  const moved = (date: string, clock = '12:00') => new Date(Date.parse(`2008-08-${date.padStart(2, '0')}T${clock.padEnd(8, ':00')}Z`) + shift)
  const dayOf = (at: Date) => `${at.getUTCDate()} ${at.toLocaleString('en-GB', { month: 'long', timeZone: 'UTC' })}`
  const clockOf = (at: Date, like: string) => at.toISOString().slice(11, 11 + like.length)
  return text.replace(named, (_whole, ...groups: (string | undefined)[]) => {
    const [onDay, comma, atTime, from, to, theDay, first, joined, last, alone, clock] = groups
    if (onDay && atTime) return `${dayOf(moved(onDay, atTime))}${comma}${clockOf(moved(onDay, atTime), atTime)}`
    if (from && theDay) {
      const until = to ? ` to ${clockOf(moved(theDay, to), to)}` : ''
      return `${clockOf(moved(theDay, from), from)}${until} on ${dayOf(moved(theDay, from))}`
    }
    if (first && last) {
      const [begins, ends] = [dayOf(moved(first)), dayOf(moved(last))]
      const [date, month] = begins.split(' ')
      return `${ends.endsWith(` ${month}`) ? date : begins} ${joined} ${ends}`
    }
    if (alone) return dayOf(moved(alone))
    return clockOf(moved('12', clock), clock!)
  })
}
