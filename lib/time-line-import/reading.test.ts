import { describe, expect, test } from 'vitest'
import { refusal } from '@/lib/testing/world'
import { pieceSize, reading, type FileReading } from './reading'

const file = (lines: number) => Buffer.from(`datetime,message\n${'2022-01-01T00:00:00Z,x\n'.repeat(lines)}`)
const begun = (bytes: Uint8Array) => ({ bytes, ended: true, mapping: null, zone: null })
const inPieces = async (of: FileReading, bytes: Uint8Array) => {
  for (let at = 0; at < bytes.length; at += pieceSize) await of.read(bytes.subarray(at, at + pieceSize))
  await of.end()
}
const whole = async (of: FileReading, bytes: Uint8Array) => {
  await of.begin(begun(bytes))
  const parts = [...await of.read(bytes), ...await of.end()]
  return parts.reduce((sum, part) => sum + part.readable, 0)
}

describe('attack 3: files are read in a thread of their own', () => {
  test('one after the other, and several at once, each by itself', async () => {
    expect(await reading('a', (of) => whole(of, file(300)))).toBe(300)
    expect(await Promise.all([['a', 10], ['a', 20], ['b', 600]].map(([who, lines]) => reading(String(who), (of) => whole(of, file(Number(lines)))))))
      .toEqual([10, 20, 600])
  })
  test('the server does other things meanwhile', async () => {
    const bytes = Buffer.concat([file(1), Buffer.from('x","""\n'.repeat(200_000))])
    let [longest, last] = [0, performance.now()]
    const watch = setInterval(() => {
      longest = Math.max(longest, performance.now() - last)
      last = performance.now()
    }, 1)
    await reading('a', (of) => whole(of, bytes))
    clearInterval(watch)
    expect(longest).toBeLessThan(1000)
  })
  test('what takes too long or too much memory is refused, its thread ends, and the next file is read', async () => {
    const because = { code: 'invalid', because: expect.stringContaining('too long or too much memory') }
    expect(await refusal(reading('a', (of) => whole(of, file(100_000)), { memory: {}, time: 1 }))).toMatchObject(because)
    expect(await refusal(reading('a', (of) => whole(of, file(1)), { memory: { maxOldGenerationSizeMb: 2 }, time: 10_000 }))).toMatchObject(because)
    expect(await reading('a', (of) => whole(of, file(2)))).toBe(2)
  })
  test('the longest lines there may be have room', async () => {
    const longest = [
      `"${'""'.repeat(500_000)}"`, ','.repeat(1_000_000), `"",`.repeat(330_000), `"${'\n"",'.repeat(900)}${'x'.repeat(900_000)}`, '\n'.repeat(500_000),
    ].map((line) => `datetime,message\n2022-01-01T00:00:00Z,x\n${line}\n${line}\n`)
    const first = '{"datetime":"2022-01-01T00:00:00Z","message":"x"}\n'
    const json = [`[${'1,'.repeat(19_990)}1]`, `{${Array.from({ length: 19_000 }, (_each, at) => `"${String(at).padStart(40, 'k')}":${at}`)}}`]
      .map((value) => `${first}{"a":${value}}\n`.repeat(2))
    for (const text of [...longest, ...json]) await reading('a', async (of) => {
      const bytes = Buffer.from(text)
      await of.begin({ ...begun(bytes.subarray(0, 256 * 1024)), ended: bytes.length <= 256 * 1024 })
      await inPieces(of, bytes)
    })
  }, 60_000)
  test('a sender that goes away ends its thread and gives up its place', async () => {
    for (let turn = 0; turn < 3; turn++)
      await expect(reading('a', async (of) => {
        await of.begin(begun(file(1)))
        throw new Error('gone')
      })).rejects.toThrow('gone')
    expect(await reading('a', (of) => whole(of, file(3)))).toBe(3)
  })
  test('someone sends two files at once, everyone together eight: whoever comes then is told to wait', async () => {
    let end = () => {}
    const ended = new Promise<void>((resolve) => (end = resolve))
    const slow = (who: string) => reading(who, () => ended)
    const sent = ['a', 'a', 'b', 'b', 'c', 'c', 'd'].map(slow)
    expect(await refusal(slow('a'))).toMatchObject({ code: 'throttled', because: expect.stringContaining('Two of your files') })
    sent.push(slow('d'))
    expect(await refusal(slow('e'))).toMatchObject({ code: 'throttled', because: 'Too many files are being read just now. Try again in a minute.' })
    end()
    await Promise.all(sent)
    expect(await reading('e', (of) => whole(of, file(1)))).toBe(1)
  })
})
