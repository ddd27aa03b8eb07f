import { expect, test } from 'vitest'
import { boundaryOf, partMeter } from './form-parts'

test.each([
  ['multipart/form-data; boundary=----WebKitFormBoundaryAbC', '----WebKitFormBoundaryAbC'],
  ['Multipart/Form-Data; Boundary=----geckoformboundary1f', '----geckoformboundary1f'],
  ['multipart/form-data; boundary="a b"', 'unreadable'],
  ['multipart/form-data; x="; boundary=zz"; boundary=b', 'unreadable'],
  ['multipart/form-data; boundary =b', 'unreadable'],
  ['multipart/form-data; boundary*=b', 'unreadable'],
  ['multipart/mixed; boundary=b', 'unreadable'],
  ['multipart/form-data', 'unreadable'],
  ['text/plain; boundary=x', null],
  [undefined, null],
])('the boundary of %s', (type, boundary) => expect(boundaryOf(type)).toBe(boundary))

test('fields and what React reads itself are weighed however they are cut into pieces', () => {
  const field = (name: string, value: string) => `--aab\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`
  const form = Buffer.from(`${field('1_text', '-a--aa'.repeat(40))}${field('0', '["$K1"]')}${field('$ACTION_1:0', '[]')}`
    + `--aab\r\ncontent-disposition: form-data\r\n\r\nnameless\r\n${field('note', 'x')}--aab--\r\n`)
  const control = ['["$K1"]', '[]', 'nameless'].reduce((sum, value) => sum + value.length + 2, 0)
  for (const size of [1, 2, 3, 7, 64, 1000, form.length]) {
    const weigh = partMeter('aab')
    let weighed = { parts: 0, control: 0 }
    for (let at = 0; at < form.length; at += size) weighed = weigh(form.subarray(at, at + size))
    expect(weighed, `in pieces of ${size}`).toEqual({ parts: 6, control })
  }
})

test('a field whose head has no end counts as React’s own', () => {
  const weigh = partMeter('b')
  expect(weigh(Buffer.from(`--b\r\nx: ${'y'.repeat(5_000)}`)).control).toBeGreaterThan(4_000)
})
