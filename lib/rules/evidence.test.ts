import { expect, test } from 'vitest'
import { bareSha256, registerInput } from './evidence'

const digits = '0123456789abcdef'.repeat(4)

test.each([
  digits, digits.toUpperCase(), ` ${digits}\n`, `${digits}  image of web-a.dd`, `${digits} *image.dd`, `\\${digits}  odd\\nname`, `${digits.toUpperCase()}\timage.dd`,
  `SHA256 (image.dd) = ${digits}`, `SHA256(image.dd)= ${digits.toUpperCase()}`, `${digits}  `,
])('trial-runs F15: %j is one SHA-256, however a program prints it', (printed) => {
  expect(bareSha256(printed)).toBe(digits)
})
test.each([
  digits.slice(1), `${digits}0`, `${digits}image.dd`, `image.dd ${digits}`, `${digits}  a\n${digits}  b`, `g${digits.slice(1)}`, 'x'.repeat(5000), '',
])('trial-runs F15: %j is none, and stays as it was sent', (printed) => {
  expect(bareSha256(printed)).toBe(printed)
  const { error } = registerInput.safeParse({ sha256: printed })
  expect(error?.issues.find(({ path }) => path[0] === 'sha256')?.message)
    .toBe('Enter one SHA-256: 64 hex digits, 0 to 9 and a to f, or the line that sha256sum prints.')
})
