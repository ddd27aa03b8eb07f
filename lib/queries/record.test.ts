import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { see } from '@/lib/testing/see'
import { someEvidence, someHost, someShare } from '@/lib/testing/things'
import { world, type SomeIncident, type SomePerson, type World } from '@/lib/testing/world'
import { evidence } from './evidence'
import { hosts } from './hosts'

let w: World
let mara: SomePerson
let lena: SomePerson
let incident: SomeIncident
let lenaSeat: string

beforeAll(async () => {
  w = await world()
  mara = await w.person('Mara Lindqvist')
  lena = await w.person('Lena Limited', { ours: false })
  incident = await w.open(mara)
  lenaSeat = await w.seat(incident, lena, { sees: 'shared' })
  await w.seat(incident, await w.person('Priya Raman'))
})
afterAll(() => w.end())

describe('hosts and evidence as pages', () => {
  test('H1, V4: confirmed ones first, with their snapshots, and what can be done with each', async () => {
    await someHost(w, incident, 'bastion1', 'suspected')
    const app = await someHost(w, incident, 'app1')
    await someHost(w, incident, 'old1', 'cleared')
    await someEvidence(w, incident, 1, { kind: 'snapshot', hostId: app })
    const page = await see(mara, incident, (within) => hosts(within, null))
    expect(page.hosts.map(({ name, state, snapshots }) => [name, state, snapshots])).toEqual([
      ['app1', 'confirmed', 1], ['bastion1', 'suspected', 0], ['old1', 'cleared', 0],
    ])
    expect(page.hosts.map(({ can }) => [can.confirm.allowed, can.clear.allowed, can.retire.allowed])).toEqual([
      [false, false, true], [true, true, true], [false, false, false],
    ])
  })
  test('N8: a limited seat finds the items that are shared with it, and nobody and nothing else', async () => {
    const shared = await someEvidence(w, incident, 2)
    await someShare(w, incident, lenaSeat, 'evidence', shared)
    const page = await see(lena, incident, (within) => evidence(within, null))
    expect(page.items).toMatchObject([{ id: shared, label: null }])
    // Whoever holds what is shared with it is known to it, and nobody else.
    expect(page.choices.hosts).toEqual([])
    expect(page.choices.people.map(({ name }) => name)).toEqual(['Lena Limited', 'Mara Lindqvist'])
    expect(page.register).toEqual({ allowed: true })
    const whole = await see(mara, incident, (within) => evidence(within, null))
    expect(whole.items.map((item) => item.label)).toEqual(['E-01', 'E-02'])
  })
})
