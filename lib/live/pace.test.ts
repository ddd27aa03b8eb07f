import { performance } from 'node:perf_hooks'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, test, vi } from 'vitest'
import { Pace } from './pace'

const names = (many: number) => Array.from({ length: many }, (_, each) => `reader ${each}`)

/** Keeps the event loop busy, as making a page does. */
function work(milliseconds: number): void {
  for (const until = performance.now() + milliseconds; performance.now() < until;);
}

test('load: the first are told at once, everyone is in the end, and each of all that came', async () => {
  const told = new Map<string, Set<string>>()
  const pace = new Pace<string>(async (who, what) => void told.set(who, new Set([...(told.get(who) ?? []), ...what])))
  for (const who of names(30)) for (const what of ['a', 'b']) pace.add(who, what)
  await wait(0)
  expect(told.size).toBeGreaterThanOrEqual(5)
  await vi.waitFor(() => expect(told.size).toBe(30))
  for (const what of told.values()) expect([...what]).toEqual(['a', 'b'])
})

test('load: whoever was told of the first of many changes is told once more after the last', async () => {
  const told: string[][] = []
  const pace = new Pace<string>(async (_who, what) => void told.push([...what]))
  pace.add('reader', '1')
  await vi.waitFor(() => expect(told).toEqual([['1']]))
  for (const what of ['2', '3']) pace.add('reader', what)
  await vi.waitFor(() => expect(told.flat()).toEqual(['1', '2', '3']))
})

test('load: who has left is not told', async () => {
  const told: string[] = []
  const pace = new Pace<string>(async (who) => void told.push(who))
  for (const who of names(30)) pace.add(who, 'a')
  pace.drop('reader 29')
  await vi.waitFor(() => expect(told).toHaveLength(29))
  await wait(100)
  expect(told).not.toContain('reader 29')
})

test('load: when each telling costs the server time, the event loop is left free for others, and everyone has a turn', async () => {
  const told = new Map<string, number>()
  // Each is told, and then asks for a page.
  const pace = new Pace<string>(async (who) => {
    told.set(who, (told.get(who) ?? 0) + 1)
    setTimeout(() => work(10), 1)
  })
  const until = performance.now() + 5_000
  const changes = setInterval(() => { for (const who of names(50)) pace.add(who, 'a') }, 20)
  await wait(1_500)
  const before = performance.eventLoopUtilization()
  await wait(until - performance.now())
  const { utilization } = performance.eventLoopUtilization(before)
  clearInterval(changes)
  expect(utilization).toBeLessThan(0.85)
  expect(told.size).toBe(50)
  expect(Math.max(...told.values()) - Math.min(...told.values())).toBeLessThanOrEqual(2)
})
