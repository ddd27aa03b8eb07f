import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { HoldUps } from './hold-ups'

type Props = Parameters<typeof HoldUps>[0]
const task = (more: object) => ({
  id: 'notify', title: 'Notify management', state: 'open', prerequisite: false, coordinator: null, stateAt: '2008-08-14T11:20:00.000Z', signature: null, ...more,
}) as unknown as Props['tasks'][number]
const next = [
  { id: 'judge', title: 'Threat assessment', follows: false }, { id: 'send', title: 'Send it', follows: true }, { id: 'files', title: 'Changed files', follows: false },
]
const shown = (tasks: Props['tasks'], holdsUp = 3) => renderToStaticMarkup(
  <HoldUps tasks={tasks} holdUps={{ tasks: 1, held: holdsUp, rows: [{ id: 'notify', holdsUp, next }] }} href="/incidents/i" zone="UTC" now="2008-08-14T11:20:00.000Z" />)

test('T5: an arrow stands only before what waits for the one ahead of it', () => {
  const list = (html: string) => /<ul class="leads-to">.*?<\/ul>/.exec(html)![0]
  expect(list(shown([task({})]))).toBe('<ul class="leads-to"><li>Threat assessment</li><li class="follows">Send it,</li><li>Changed files</li></ul>')
  expect(list(shown([task({})], 5))).toContain('<li>Changed files,</li><li>2 more</li>')
})

test('T6: as long as nobody has a prerequisite, nothing else is said to hold things up', () => {
  const first = [task({ id: 'notify', prerequisite: true }), task({ id: 'copy', prerequisite: true })]
  expect(shown(first)).toBe('')
  expect(shown([first[0]!, task({ id: 'copy', prerequisite: true, state: 'assigned', coordinator: 'Priya Raman' })])).toContain('What holds things up')
})
