import { expect, test } from 'vitest'
import { named } from './namings'

const staffing = {
  tasks: ['a', 'b', 'c', 'd'].map((id) => ({ id, title: id })), people: [{ id: 's1', name: 'Priya Raman', from: '' }], can: { allowed: true as const },
  comers: [{ key: 'legal', name: 'Helen Marsh', from: '', needsEnd: false }, { key: 'mirror', name: 'Ola Nowak', from: '', needsEnd: true }],
}

test('only what was chosen is sent; who comes in is named once, in the order of the plan', () => {
  expect(named(staffing, { a: 'plan mirror', b: 'seat s1', c: '', d: 'plan mirror' })).toEqual({
    names: [{ taskId: 'a', planKey: 'mirror' }, { taskId: 'b', seatId: 's1' }, { taskId: 'd', planKey: 'mirror' }],
    comeIn: [staffing.comers[1]],
  })
  expect(named(staffing, { a: 'plan mirror', b: 'plan legal' }).comeIn.map(({ key }) => key)).toEqual(['legal', 'mirror'])
})
test('a task or a person that is gone from the page counts for nothing', () => {
  expect(named(staffing, { gone: 'seat s1', a: 'seat s2', b: 'plan police' })).toEqual({ names: [], comeIn: [] })
})
