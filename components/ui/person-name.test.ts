import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { isolated, shownName } from '@/lib/rules/hidden-characters'

// Names of people are drawn by PersonName, and stand in sentences of plain text by isolated(): as far as the words of the code tell.

// Lanes of the drawn time line are `by` something, not by somebody.
const files = ['app', 'components'].flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file) && !file.endsWith('.test.ts') && !file.startsWith('time-line/drawn/')).map((file) => join(folder, file)))
const somebody = String.raw`(?:[a-z]\w*\??\.)*(?:coordinator|by|holder|completedBy|successor|toName|toOrganisation|addedBy|registeredBy|takenBy`
  + String.raw`|calledBy|coordinatorName|firstDeputy|(?:person|account|deputy|helper|term|talk|answer|viewer|coordinator|signer)\??\.(?:name|organisation))`
/** A child of an element, or a piece of a text, that is somebody's name and nothing around it. */
const bare = new RegExp(String.raw`(?<![=\w(:])\$?\{${somebody}(?: \?\? '[^']*')?\}`, 'g')

test.each(files)('attack 13: %s draws no name of a person bare', (file) => {
  expect(readFileSync(file, 'utf8').match(bare)?.filter((found) => found !== '{viewer.name}') ?? []).toEqual([])
})

test('the search finds what it is meant to find', () => {
  const found = 'a {person.name} b {task.coordinator ?? \'nobody\'} c `${w.by} asks` <X name={person.name} /> {isolated(by)} {host.name}'.match(bare)
  expect(found).toEqual(['{person.name}', "{task.coordinator ?? 'nobody'}", '${w.by}'])
})

test('attack 13: a name from before names were checked shows what it hides, and turns nothing around', () => {
  expect(shownName('Mara\u202e\u200b Lindqvist')).toBe('Mara\ufffd\ufffd Lindqvist')
  expect(isolated('Mara Lindqvist')).toBe('Mara Lindqvist')
  expect(isolated('שרה')).toBe('\u2068שרה\u2069')
})
