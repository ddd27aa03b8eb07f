import { expect, test } from 'vitest'
import { entryNumber } from './time-line-filter'

test('an address opens an entry by its number, and nothing by what is none', () => {
  expect(['1', '19', '208150'].map(entryNumber)).toEqual([1, 19, 208_150])
  for (const text of [undefined, '', '0', '-1', '1.5', '01', ' 1', '1e3', 'x', '99999999999', '6092581a-ff42-443f-83cf-5e2553111e2c'])
    expect(entryNumber(text), text).toBeNull()
})
