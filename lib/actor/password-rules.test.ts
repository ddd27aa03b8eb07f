import { describe, expect, test } from 'vitest'
import { weaknesses } from './password-rules'

const about = ['mara', 'Mara Lindqvist', 'Example Project']

describe('W2: what can be a password', () => {
  test.each([
    ['Kb3$xR', 'Use at least 8 characters'],
    ['kettle orbit 7 fjord', 'Add a capital letter'],
    ['KETTLE ORBIT 7 FJORD', 'Add a lowercase letter'],
    ['Kettle-Orbit-Fjord', 'Add a digit'],
    ['Kettle7Orbit7Fjord', 'Add another character'],
    ['Password1!', 'leaked passwords'],
    ['P@ssw0rd2024!', 'leaked passwords'],
    ['Summer2008!', 'harder to guess'],
    ['Mara.Lindqvist1', 'Leave out “Lindqvist” and “mara”: no word of your name'],
    ['Example-Kettle 7', 'Leave out “Example”: no word of your name'],
    ['Example Project 7', 'Leave out “Example Project”: '],
    ['Kettle-Orbit 7\0', 'Remove the characters'],
    [`Kettle-Orbit 7 ${'x'.repeat(128)}`, 'Use at most 128 characters'],
  ])('%j: %s', (password, sentence) => {
    expect(weaknesses(password, about).join(' ')).toContain(sentence)
  })

  test.each(['Kettle-Orbit 7 Fjord', 'Über 4 graue Dächer', '7 Bananen über Wien!'])('%j will do', (password) => {
    expect(weaknesses(password, about)).toEqual([])
  })
})
