import { describe, expect, test } from 'vitest'
import { likeName, sameName } from './names'

describe('names as people say them (N5)', () => {
  test.each([
    ['Aoife Brennan', 'brennan, AOIFE'], ['José-Luis Núñez', 'Nunez Jose Luis'], ['Łukasz Groß', 'lukasz gross'], ['Niamh O’Neill', 'niamh oneill'],
    ['Søren Bæk', 'Soren Baek'], ['Ågot', 'A\u030Agot'],
  ])('%s is %s', (one, other) => expect(sameName(one, other)).toBe(true))

  test.each([['Aoife Brennan', 'Aoife'], ['Aoife Brennan', 'Aoife Brannan'], ['', ''], ['…', '…']])(
    '%s is not %s', (one, other) => expect(sameName(one, other)).toBe(false))

  test('a part of a name may be that person, a blank is nobody', () => {
    expect(likeName('aoife', 'Aoife Brennan')).toBe(true)
    expect(likeName('Dr Aoife Brennan', 'Aoife Brennan')).toBe(true)
    expect(likeName('Aoi', 'Aoife Brennan')).toBe(false)
    expect(likeName(' ', 'Aoife Brennan')).toBe(false)
  })
})
