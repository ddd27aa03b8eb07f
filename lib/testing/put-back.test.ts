import { afterAll, beforeAll, expect, test } from 'vitest'
import { digest } from './examples/digest'
import { remember } from './put-back'
import { world, type SomePerson, type World } from './world'

let w: World
let mara: SomePerson
beforeAll(async () => {
  w = await world()
  mara = await w.person('Mara Lindqvist')
})
afterAll(() => w.end())

test('what was written, changed and deleted since is as it was, as often as one likes', async () => {
  const incident = await w.open(mara)
  const again = await remember(w.sql)
  const [before, at] = [await digest(w.sql), await w.moment()]
  for (let round = 0; round < 3; round++) {
    await w.advance(600)
    await w.open(mara, { codeName: `Copper Heron ${round}` })
    await w.run(mara, 'seat.add', { incidentId: incident.id, personId: w.deputies[0]!.id, name: '', organisation: '', kind: 'technical', why: 'Helps.', reach: 'Card.', sees: 'whole', accessUntil: null })
    await w.sql.query('delete from checklist_item where incident_id = $1', [incident.id])
    await w.sql.query(`update task set result = 'Other.' where incident_id = $1`, [incident.id])
    expect(await digest(w.sql)).not.toEqual(before)
    await again()
    expect(await digest(w.sql)).toEqual(before)
    expect((await w.moment()).getTime() - at.getTime()).toBeLessThan(60_000)
  }
})
