import { describe, expect, test } from 'vitest'
import { readQuickEntry, type Around } from './quick-entry'
import { happenedInput } from './time-line'

const hosts = [{ id: 'h1', name: 'web03' }, { id: 'h2', name: 'koji1' }, { id: 'h3', name: 'db01.example.org' }]
// Thursday 14 August, 03:12 in Berlin.
const around: Around = { now: new Date('2008-08-14T01:12:09.500Z'), zone: 'Europe/Berlin', hosts }
const read = (line: string, more: Partial<Around> = {}) => readQuickEntry(line, { ...around, ...more })!
const time = (line: string, more: Partial<Around> = {}) => {
  const { happened: { kind, start, end } } = read(line, more)
  return [kind, start, end]
}

describe('what stands at the beginning of a line (E2)', () => {
  test.each<[string, string, string | null, string | null]>([
    ['02:36:41 x', 'exact', '2008-08-14T00:36:41Z', null],
    ['02:36 x', 'exact', '2008-08-14T00:36:00Z', null],
    ['2:36 am x', 'exact', '2008-08-14T00:36:00Z', null],
    ['12:05 pm x', 'exact', '2008-08-13T10:05:00Z', null],
    ['12:05 a.m. x', 'exact', '2008-08-13T22:05:00Z', null],
    ['02:36:41.123456789 x', 'exact', '2008-08-14T00:36:41.123456789Z', null],
    ['~14:05 web03 sshd restarted', 'about', '2008-08-13T12:05:00Z', null],
    ['~ 14:05 x', 'about', '2008-08-13T12:05:00Z', null],
    ['about 14:05 x', 'about', '2008-08-13T12:05:00Z', null],
    ['20 min ago x', 'about', '2008-08-14T00:52:00Z', null],
    ['before 2 hours ago x', 'before', null, '2008-08-13T23:12:00Z'],
    ['before 12 Aug x', 'before', null, '2008-08-11T22:00:00Z'],
    ['before 12 Aug 21:50 x', 'before', null, '2008-08-12T19:50:00Z'],
    ['<21:50 x', 'before', null, '2008-08-13T19:50:00Z'],
    ['after 12 Aug x', 'after', '2008-08-12T21:59:59Z', null],
    ['since 12 Aug 10:00 x', 'after', '2008-08-12T08:00:00Z', null],
    ['from 12 Aug x', 'after', '2008-08-11T22:00:00Z', null],
    ['14:05–14:30 x', 'range', '2008-08-13T12:05:00Z', '2008-08-13T12:30:00Z'],
    ['14:05-14:30 x', 'range', '2008-08-13T12:05:00Z', '2008-08-13T12:30:00Z'],
    ['14:05 to 14:30 x', 'range', '2008-08-13T12:05:00Z', '2008-08-13T12:30:00Z'],
    ['from 14:05 until 14:30 x', 'range', '2008-08-13T12:05:00Z', '2008-08-13T12:30:00Z'],
    ['between 14:05 and 14:30 x', 'within', '2008-08-13T12:05:00Z', '2008-08-13T12:30:00Z'],
    ['~14:05–14:30 x', 'within', '2008-08-13T12:05:00Z', '2008-08-13T12:30:00Z'],
    ['12 Aug 21:50–23:30 x', 'range', '2008-08-12T19:50:00Z', '2008-08-12T21:30:00Z'],
    ['12 Aug 21:50 – 13 Aug 02:00 x', 'range', '2008-08-12T19:50:00Z', '2008-08-13T00:00:00Z'],
    ['9 Aug to 11 Aug x', 'range', '2008-08-08T22:00:00Z', '2008-08-11T21:59:59Z'],
    ['9–11 Aug x', 'range', '2008-08-08T22:00:00Z', '2008-08-11T21:59:59Z'],
    ['9 Aug to 11 Aug 2007 x', 'range', '2007-08-08T22:00:00Z', '2007-08-11T21:59:59Z'],
    ['30 Dec to 2 Jan x', 'range', '2007-12-29T23:00:00Z', '2008-01-02T22:59:59Z'],
    ['30 Dec to 2 Jan 2007 x', 'range', '2006-12-29T23:00:00Z', '2007-01-02T22:59:59Z'],
    ['? x', 'unknown', null, null],
    ['?x', 'unknown', null, null],
    ['now x', 'exact', '2008-08-14T01:12:09.500Z', null],
    ['12 Aug x', 'within', '2008-08-11T22:00:00Z', '2008-08-12T21:59:59Z'],
    ['12. August x', 'within', '2008-08-11T22:00:00Z', '2008-08-12T21:59:59Z'],
    ['Aug 12 x', 'within', '2008-08-11T22:00:00Z', '2008-08-12T21:59:59Z'],
    ['Tue 12 Aug x', 'within', '2008-08-11T22:00:00Z', '2008-08-12T21:59:59Z'],
    ['12.08.2008 x', 'within', '2008-08-11T22:00:00Z', '2008-08-12T21:59:59Z'],
    ['2008-08-12 x', 'within', '2008-08-11T22:00:00Z', '2008-08-12T21:59:59Z'],
    ['today x', 'within', '2008-08-13T22:00:00Z', '2008-08-14T01:12:09Z'],
    ['Aug 12 21:40:07 x', 'exact', '2008-08-12T19:40:07Z', null],
    ['12 Aug 2008, 21:40 x', 'exact', '2008-08-12T19:40:00Z', null],
    ['12 August 2007 21:40 x', 'exact', '2007-08-12T19:40:00Z', null],
    ['2008-08-12T19:40:07Z x', 'exact', '2008-08-12T19:40:07Z', null],
    ['2008-08-12T14:40:07-05:00 x', 'exact', '2008-08-12T19:40:07Z', null],
    ['2008-08-12 21:40 x', 'exact', '2008-08-12T19:40:00Z', null],
    ['21:40 12 Aug x', 'exact', '2008-08-12T19:40:00Z', null],
    ['21:40 on 12 Aug x', 'exact', '2008-08-12T19:40:00Z', null],
    ['yesterday 14:05 x', 'exact', '2008-08-13T12:05:00Z', null],
    ['14:05 yesterday x', 'exact', '2008-08-13T12:05:00Z', null],
    ['Tuesday 21:40 x', 'exact', '2008-08-12T19:40:00Z', null],
    ['Thu 03:00 x', 'exact', '2008-08-14T01:00:00Z', null],
    ['Thu 04:00 x', 'exact', '2008-08-07T02:00:00Z', null],
    ['19:40 UTC x', 'exact', '2008-08-13T19:40:00Z', null],
    ['00:30Z x', 'exact', '2008-08-14T00:30:00Z', null],
    ['12 Aug 14:40 EDT x', 'exact', '2008-08-12T18:40:00Z', null],
    ['12 Aug 14:40 +09:00 x', 'exact', '2008-08-12T05:40:00Z', null],
    ['28 Aug 2007 ~07:00 x', 'about', '2007-08-28T05:00:00Z', null],
    ['28 Aug 2007 about 07:00 x', 'about', '2007-08-28T05:00:00Z', null],
    ['12 Aug before 21:50 x', 'before', null, '2008-08-12T19:50:00Z'],
    ['12 Aug ~14:05–14:30 x', 'within', '2008-08-12T12:05:00Z', '2008-08-12T12:30:00Z'],
    ['12 Aug between 14:05 and 14:30 x', 'within', '2008-08-12T12:05:00Z', '2008-08-12T12:30:00Z'],
    ['12 Aug 14:05 – 13 Aug ~02:00 x', 'within', '2008-08-12T12:05:00Z', '2008-08-13T00:00:00Z'],
    ['before 12 Aug ~21:50 x', 'before', null, '2008-08-12T19:50:00Z'],
    ['11/20/2003 x', 'within', '2003-11-19T23:00:00Z', '2003-11-20T22:59:59Z'],
    ['20/11/2003 07:00 x', 'exact', '2003-11-20T06:00:00Z', null],
    ['8/8/2008 07:00 x', 'exact', '2008-08-08T05:00:00Z', null],
    ['20-11-2003 07:00 x', 'exact', '2003-11-20T06:00:00Z', null],
    ['2003/11/20 07:00 x', 'exact', '2003-11-20T06:00:00Z', null],
    ['13/8 07:00 x', 'exact', '2008-08-13T05:00:00Z', null],
    ['29.11. 02:10 x', 'exact', '2007-11-29T01:10:00Z', null],
    ['29.11 ~02:10 x', 'about', '2007-11-29T01:10:00Z', null],
    ['9pm x', 'exact', '2008-08-13T19:00:00Z', null],
    ['12 Aug 9 p.m. x', 'exact', '2008-08-12T19:00:00Z', null],
    ['tomorrow 09:00 x', 'exact', '2008-08-15T07:00:00Z', null],
    ['in 2 h x', 'about', '2008-08-14T03:12:00Z', null],
    ['6203-05-04T00:00:00Z x', 'exact', '6203-05-04T00:00:00Z', null],
    ['24 Dec x', 'within', '2007-12-23T23:00:00Z', '2007-12-24T22:59:59Z'],
    ['29 Feb x', 'within', '2008-02-28T23:00:00Z', '2008-02-29T22:59:59Z'],
  ])('%s', (line, kind, start, end) => {
    expect(time(line)).toEqual([kind, start, end])
    expect(read(line)).toMatchObject({ text: line.includes('sshd') ? 'web03 sshd restarted' : 'x', timed: true, problem: null })
  })
  test('around midnight a time without a day is the last one that has been', () => {
    const now = new Date('2008-08-13T22:10:00Z')
    expect(time('23:55 x', { now })).toEqual(['exact', '2008-08-13T21:55:00Z', null])
    expect(time('00:05 x', { now })).toEqual(['exact', '2008-08-13T22:05:00Z', null])
    expect(time('23:50–00:05 x', { now })).toEqual(['range', '2008-08-13T21:50:00Z', '2008-08-13T22:05:00Z'])
    expect(time('12 Aug 23:50–00:10 x', { now })).toEqual(['range', '2008-08-12T21:50:00Z', '2008-08-12T22:10:00Z'])
    expect(time('yesterday 23:55 x', { now })).toEqual(['exact', '2008-08-13T21:55:00Z', null])
  })
  test('in the zone of the reader', () => {
    expect(time('12 Aug 21:40 x', { zone: 'Asia/Kolkata' })).toEqual(['exact', '2008-08-12T16:10:00Z', null])
    expect(time('12 Aug x', { zone: 'America/New_York' })).toEqual(['within', '2008-08-12T04:00:00Z', '2008-08-13T03:59:59Z'])
    expect(time('23:00 x', { zone: 'America/New_York' })).toEqual(['exact', '2008-08-13T03:00:00Z', null])
  })
  test('an hour that does not exist, and one that came twice', () => {
    expect(time('30 Mar 02:30 x')[1]).toBe('2008-03-30T01:30:00Z')
    expect(read('30 Mar 02:30 x').note).toBe('The clocks skip 02:30 that night: read as 03:30.')
    expect(time('28 Oct 2007 02:30 x')[1]).toBe('2007-10-28T00:30:00Z')
    expect(read('28 Oct 2007 02:30 x').note).toBe('02:30 came twice that night: read as the first. Write 02:30+01:00 for the second.')
    expect(time('28 Oct 2007 02:30+01:00 x')[1]).toBe('2007-10-28T01:30:00Z')
    expect(time('28 Oct 2007 x')).toEqual(['within', '2007-10-27T22:00:00Z', '2007-10-28T22:59:59Z'])
  })
  test('what is still to come is said', () => {
    expect(read('today 23:00 x').note).toBe('That is in the future.')
    expect(read('2009-01-01 x').note).toBe('That is in the future.')
  })
})

describe('what is no time', () => {
  test.each([
    'sshd restarted', 'before the backup ran', 'about five hosts', '12 hosts are gone', '10.0.0.12 signed in', '12:34:56:78:9a:bc is unknown',
    'after lunch', 'may be older', 'in 2 hosts', 'in short', '99.95 percent of mail', '3/4 done', '9 parts', 'sat down with legal', '3 of 4 done', '/var/log/secure is empty', 'nowhere else', '14:05sshd', '~ten',
  ])('%s: stays text, and the moment is now', (line) => {
    expect(read(line)).toMatchObject({
      timed: false, text: line, writtenAs: '', problem: null,
      happened: { kind: 'exact', start: '2008-08-14T01:12:09.500Z', end: null, zone: 'Europe/Berlin' },
    })
  })
  test.each([
    ['25:00 x', '25:00 is not a time.'], ['14:61 x', '14:61 is not a time.'], ['31 Feb x', '31 Feb does not exist.'],
    ['2008-02-30 x', '2008-02-30 does not exist.'], ['14:05 pm x', '14:05 pm is not a time.'],
    ['12/08/2008 x', '12/08/2008 could be two days. Write the month as a word, such as 12 Aug.'],
    ['13/13/2003 x', '13/13/2003 does not exist.'], ['11/20/03 x', 'Write the year of 11/20/03 with four digits.'],
    ['07-08-2003 x', '07-08-2003 could be two days. Write the month as a word, such as 12 Aug.'],
    ['14.05 x', 'Write 14:05 or 14 May for 14.05.'], ['~14.50 x', 'Write 14:50 for 14.50.'], ['29.11 x', 'Write 29 Nov for 29.11.'],
    ['14h05 x', 'Write 14:05 for 14h05.'], ['29.11. x', 'Write 29.11. with its month as a word, such as 12 Aug.'],
    ['29.11.08 x', 'Write 29.11.08 with its month as a word, such as 12 Aug.'],
    ['12 Aug 21:50 – 13 Aug before 02:00 x', 'Write both ends: between 14:05 and 14:30.'],
    ['14:05 CST x', 'CST can mean several zones. Write the offset from UTC, such as +02:00.'],
    ['13 Aug 10:00 – 12 Aug 11:00 x', 'It ends before it begins.'],
    ['between 14:05 x', 'Write both ends: between 14:05 and 14:30.'],
  ])('%s can’t be added: %s', (line, problem) => expect(read(line)).toMatchObject({ problem, text: 'x' }))
  test('a day without its year is asked for before a time of day alone', () => {
    expect(read('7/8 07:00 x').problem).toBe('7/8 could be two days. Write the month as a word, such as 12 Aug.')
    expect(read('7/8 done')).toMatchObject({ timed: false, problem: null })
  })
  test('a blank line is nothing', () => {
    expect(readQuickEntry('  \t', around)).toBeNull()
  })
})

describe('what stands behind', () => {
  test('the time as it was typed, and the text without it', () => {
    expect(read('  ~14:05,  web03 sshd  restarted ')).toMatchObject({ writtenAs: '~14:05', text: 'web03 sshd  restarted' })
    expect(read('12 Aug 21:40: mail, then silence')).toMatchObject({ writtenAs: '12 Aug 21:40', text: 'mail, then silence' })
    expect(read('14:05 - sshd restarted')).toMatchObject({ writtenAs: '14:05', text: 'sshd restarted' })
    expect(read('14:05 to do: ask Kenji')).toMatchObject({ writtenAs: '14:05', text: 'to do: ask Kenji' })
    expect(read('14:05 CVE list read')).toMatchObject({ writtenAs: '14:05', text: 'CVE list read' })
    expect(read('before 12 Aug')).toMatchObject({ writtenAs: 'before 12 Aug', text: '' })
  })
  test('hosts of the register', () => {
    const found = (line: string) => read(line).hostIds
    expect(found('14:05 web03 and KOJI1: sshd restarted.')).toEqual(['h1', 'h2'])
    expect(found('db01 is slow')).toEqual(['h3'])
    expect(found('db01.example.org.')).toEqual(['h3'])
    expect(found('web031, xweb03, web03.example.net')).toEqual([])
  })
})

test('whatever is typed: it never throws, no text is lost, and what it reads is a time that the command takes', () => {
  const bits = [
    '~', '?', 'before ', 'after ', 'between ', 'from ', 'to ', '–', '-', ' ', ':', '.', '/', '12', '31', '02:30', '99:99', '2008-08-12', 'T',
    'Z', '+02:00', ' Aug', ' Feb', ' 2008', 'yesterday', 'Mon ', 'web03', 'é', '\u0000', '💥', "'", '\\', '\n', 'ago', '5 min', 'am',
    'EST', '0000', 'ı', 'İ',
  ]
  let seed = 7
  const random = (below: number) => (seed = (seed * 48271) % 2147483647) % below
  const strip = (text: string) => text.replaceAll(/[\s,;:–—-]/g, '')
  for (let round = 0; round < 4000; round++) {
    const line = Array.from({ length: random(9) }, () => bits[random(bits.length)]).join('')
    const reading = readQuickEntry(line, around)
    if (!reading) {
      expect(line.trim()).toBe('')
      continue
    }
    expect(strip(line.trim()), line).toBe(strip(reading.writtenAs + reading.text))
    expect(line.trim().endsWith(reading.text), line).toBe(true)
    if (reading.problem === null) expect(happenedInput.safeParse(reading.happened).error, line).toBeUndefined()
  }
})
