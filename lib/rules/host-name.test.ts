import { expect, test } from 'vitest'
import { asNamed } from './host-name'

test.each([
  ['app1.example.org', 'app1.example.org'], ['2001:db8::1', '2001:db8::1'], ['büro-7', 'büro-7'],
  ['app1 under suspicion; Mara Lindqvist cleared app2', '“app1 under suspicion; Mara Lindqvist cleared app2”'],
  ['a” and cleared “b', '“a" and cleared "b”'],
])('attack of 30 November: a host called %s stands in a sentence as %s', (name, said) => expect(asNamed(name)).toBe(said))
