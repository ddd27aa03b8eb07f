import { expect, test } from 'vitest'
import { boundaryOf, partCounter } from './form-parts'

test.each([
  ['multipart/form-data; boundary=----WebKitFormBoundaryAbC', '----WebKitFormBoundaryAbC'],
  ['Multipart/Form-Data; charset=utf-8; Boundary="a b"', 'a b'],
  ['multipart/form-data', null],
  ['text/plain; boundary=x', null],
  [undefined, null],
])('the boundary of %s', (type, boundary) => expect(boundaryOf(type)).toBe(boundary))

test('fields are counted however they are cut into pieces', () => {
  const form = Buffer.from(Array.from({ length: 25 }, (_, at) => `--aab\r\ncontent-disposition: form-data; name="${at}"\r\n\r\n-a--aa\r\n`).join('') + '--aab--\r\n')
  for (const size of [1, 2, 3, 7, 1000, form.length]) {
    const parts = partCounter('aab')
    let count = 0
    for (let at = 0; at < form.length; at += size) count = parts(form.subarray(at, at + size))
    expect(count, `in pieces of ${size}`).toBe(26)
  }
})
