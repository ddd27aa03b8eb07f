import { describe, expect, test } from 'vitest'
import { guessOf, readingsOf, timeLineFile } from '@/lib/testing/time-line-file'
import { micros } from '../time-line'
import { needsZone, type Mapping } from './mapping'
import { mappingOf } from './begin'

// Every file of lib/testing/data/time-line is read, or refused line by line with the reason (E5).

const entries = (readings: ReturnType<typeof readingsOf>) => readings.flatMap((each) => ('entry' in each ? [each.entry] : []))
const refusals = (readings: ReturnType<typeof readingsOf>) => readings.flatMap((each) => ('refused' in each ? [each.refused] : []))
const us = (moment: string) => String(micros(moment))

describe('files that timeline tools wrote', () => {
  test('plaso: times of a local clock want its zone; then all 2,002 lines are read', () => {
    const bytes = timeLineFile('centos_sshd_events.jsonl.gz')
    const { records, guess } = guessOf(bytes)
    expect(guess).toMatchObject({ time: 'timestamp', unit: 'us', local: 'date_time.is_local_time', text: 'message', host: 'hostname' })
    expect(needsZone(records, mappingOf(guess)!)).toBe(true)
    const asked = readingsOf(bytes)
    expect(refusals(asked)).toHaveLength(2002)
    expect(refusals(asked)[0]).toBe('“1665142743000000” is a local time. Choose its time zone.')
    const read = entries(readingsOf(bytes, 'America/New_York'))
    expect(read).toHaveLength(2002)
    expect(read.filter((entry) => entry.accounts !== '')).toMatchObject([{ line: 2001, accounts: 'admin' }])
    expect(read[0]).toMatchObject({
      line: 1, happened: 'exact', happened_us: us('2022-10-07T11:39:03-04:00'), zone: 'America/New_York', written_as: '1665142743000000',
      text: '[sshd] [2111389]: Failed password for root from 192.168.40.6 port 50352 ssh2 (Content Modification Time)',
      source: '/var/log/secure, syslog', hosts: 'centos9-stream',
    })
  })
  test('an event log with line breaks within cells', () => {
    const read = entries(readingsOf(timeLineFile('evtx_part.csv')))
    expect(read).toHaveLength(13)
    expect(read[0]).toMatchObject({
      line: 2, happened_us: us('2012-03-14T04:17:38.276340Z'), written_as: '2012-03-14 04:17:38.276340+00:00', zone: 'UTC',
      hosts: 'WKS-WIN764BITB.shieldbase.local', source: 'OS:/root/System.evtx, winevtx',
    })
    expect(read[1]!.line).toBe(26)
  })
  test('times that contradict each other are refused, unless one of them is to count', () => {
    const late = refusals(readingsOf(timeLineFile('csv_datetime_last_column.csv')))
    expect(late).toHaveLength(4)
    expect(late[0]).toBe(
      'Its times contradict each other: “datetime” is 2018-07-27T10:58:07Z, “timestamp” is 2018-07-27T14:58:07Z.')
    const first: Partial<Mapping> = { ifTheyDiffer: 'the first counts' }
    expect(entries(readingsOf(timeLineFile('csv_datetime_last_column.csv'), null, first))[0])
      .toMatchObject({ happened_us: us('2018-07-27T10:58:07Z') })
    expect(refusals(readingsOf(timeLineFile('sigma_events.jsonl')))).toHaveLength(4)
    expect(entries(readingsOf(timeLineFile('sigma_events.jsonl'), null, first))).toHaveLength(5)
    expect(refusals(readingsOf(timeLineFile('validate_time_precision.csv')))).toHaveLength(2)
    expect(entries(readingsOf(timeLineFile('validate_time_precision.csv'), null, first))[0])
      .toMatchObject({ happened_us: us('2024-07-24T10:57:02.877297Z') })
  })
  test('where one of two times is missing the other counts', () => {
    const read = entries(readingsOf(timeLineFile('validate_no_datetime_timestamps.csv')))
    expect(read.map((entry) => entry.happened_us)).toEqual([
      '1435789661000000', '1437789661000000', us('2015-07-25T02:01:01Z'), us('2014-07-25T02:01:01Z'), us('2016-07-25T02:01:01Z'),
    ])
  })
  test('the years 1601 and 2227', () => {
    const read = entries(readingsOf(timeLineFile('validate_time_out_of_range.csv')))
    expect(read.map((entry) => entry.happened_us)).toEqual([us('1601-01-01T00:00:00Z'), us('2227-12-31T23:01:01Z')])
  })
  test('what is no time, local without a zone, or contradicting is refused with its reason', () => {
    expect(refusals(readingsOf(timeLineFile('invalid_datetime.csv'), 'UTC'))).toEqual([
      'Its times contradict each other: “datetime” is 2017-09-24T19:01:01Z, “timestamp” is 1970-01-01T00:00:00.123456Z.',
      'Its times contradict each other: “datetime” is 2017-07-24T19:01:01Z, “timestamp” is 1970-01-01T00:00:00.123456Z.',
      'Its times contradict each other: “datetime” is 2017-10-24T19:01:01Z, “timestamp” is 1970-04-26T17:46:39.999999Z.',
      '“1234 19:01:01” can’t be read as a time.',
    ])
  })
  test('a file of another tool: columns are known by what stands in them', () => {
    expect(guessOf(timeLineFile('incorrect.csv')).guess).toMatchObject({ time: 'DT', text: 'message', meaning: 'timestampDesc' })
    expect(refusals(readingsOf(timeLineFile('incorrect.csv')))[0]).toContain('is a local time')
    expect(entries(readingsOf(timeLineFile('incorrect.csv'), 'UTC'))[0]).toMatchObject({ happened_us: us('2020-09-18T21:58:07.470323Z') })
    expect(entries(readingsOf(timeLineFile('sigma_events.csv')))).toHaveLength(4)
  })
})

describe('odd lines', () => {
  const readingsOfText = (text: string, zone: string | null = null) => readingsOf(new TextEncoder().encode(text), zone)

  test('the hour that is lived twice is some time within it, the one left out is refused', () => {
    const file = 'datetime,message\n2022-10-30 02:30:00,twice\n2022-03-27 02:30:00,never\n2022-03-27 03:30:00,once\n'
    const [twice, never, once] = readingsOfText(file, 'Europe/Berlin')
    expect(twice).toMatchObject({ entry: {
      happened: 'within', happened_us: us('2022-10-30T00:30:00Z'), happened_end_us: us('2022-10-30T01:30:00Z'), zone: 'Europe/Berlin',
    } })
    expect(never).toEqual({ refused: '“2022-03-27 02:30:00” does not exist in Europe/Berlin: clocks went forward then.' })
    expect(once).toMatchObject({ entry: { happened: 'exact', happened_us: us('2022-03-27T01:30:00Z') } })
  })
  test('a column with the moment settles which of the two it was', () => {
    const moment = Number(micros('2022-10-30T01:30:00.25Z'))
    expect(readingsOfText(`datetime,timestamp,message\n2022-10-30 02:30:00,${moment},twice\n`, 'Europe/Berlin'))
      .toMatchObject([{ entry: { happened: 'exact', happened_us: String(moment) } }])
  })
  test('seconds, milliseconds and microseconds since 1970', () => {
    for (const [written, read] of [['1700000000', '1700000000000000'], ['1700000000.25', '1700000000250000'],
      ['1700000000123', '1700000000123000'], ['1700000000123456', '1700000000123456']])
      expect(readingsOfText(`time,message\n${written},x\n`)).toMatchObject([{ entry: { happened_us: read } }])
  })
  test('nothing is cut: what is too long, empty or no text is refused', () => {
    const because = (message: string) => refusals(readingsOfText(`{"datetime":"2022-01-01T00:00:00Z","message":${JSON.stringify(message)}}\n`))[0]
    expect(because('x'.repeat(4001))).toBe('What happened is 4001 characters long; at most 4000 are kept.')
    expect(because(' ')).toBe('It doesn’t say what happened.')
    expect(because('a\0b')).toBe('What happened contains characters that are not text.')
    expect(because('\ud800')).toBe('What happened contains characters that are not text.')
  })
  test('years before 1601 and after 9999', () => {
    expect(refusals(readingsOfText('datetime,message\n1600-12-31T23:59:59Z,x\n'))).toEqual(['“1600-12-31T23:59:59Z” is outside the years 1601 to 9999.'])
    expect(refusals(readingsOfText('{"timestamp":"253402300800000000","message":"x"}\n'))).toEqual([
      '“253402300800000000” is outside the years 1601 to 9999.'])
  })
})
