import { expect, test } from 'vitest'
import { sections } from '@/components/incident/sections'
import { goTos, keysOf } from './page-keys'

test('each page of an incident has a letter of its own after G', () => {
  const pages = [{ label: 'Desk', href: '/' }, ...sections.map(({ key, label }) => ({ label, href: `/incidents/5b0b6b1e/${key}` })),
    ...['account', 'accounts', 'settings'].map((label) => ({ label, href: `/${label}` }))]
  const letters = goTos(pages).map(({ letter }) => letter)
  expect(letters).toHaveLength(pages.length)
  expect(new Set(letters).size).toBe(pages.length)
  // G itself begins the next two keys.
  expect(letters).not.toContain('g')
})
test('an incident by its name has none; a page has its own keys first', () => {
  expect(goTos([{ label: 'Copper Heron', href: '/incidents/5b0b6b1e' }])).toEqual([])
  expect(keysOf('/incidents/5b0b6b1e/plan').map(({ title }) => title)).toEqual(['On this page', 'Everywhere'])
  expect(keysOf('/incidents/5b0b6b1e/hosts').map(({ title }) => title)).toEqual(['Everywhere'])
  // The desk has those of what waits.
  expect(keysOf('/').map(({ title }) => title)).toEqual(['On this page', 'Everywhere'])
})
