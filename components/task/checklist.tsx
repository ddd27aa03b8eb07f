import { RadioGroup } from '@/components/form/choices'
import { CommandForm } from '@/components/form/command-form'
import { TextField } from '@/components/form/text-field'
import { Verb } from '@/components/form/verb'
import { EmptyLine } from '@/components/ui/empty'
import { PersonName } from '@/components/ui/person-name'
import { Section } from '@/components/ui/section'
import { Time } from '@/components/ui/time'
import { Why } from '@/components/ui/why'
import type { TaskPage } from '@/lib/queries/task'
import type { WorkItem } from '@/lib/queries/task/work'
import type { Reader } from '@/components/ui/reader'
import { Tick } from './tick'

const levels = ['must', 'should', 'may', 'must not', 'should not'].map((level) => ({ value: level, label: level }))

/** The checklist: a tick is kept with who and when (T10). */
export function Checklist({ page, ...reader }: { page: TaskPage } & Reader) {
  const { items } = page.work
  const own = items.filter((item) => !item.pattern)
  const { allowed } = page.can.tick
  return (
    <Section title="Checklist" quiet={own.length > 0 ? `${own.filter((item) => item.ticked).length} of ${own.length}` : undefined}>
      {items.length === 0 && <EmptyLine>Nothing has to be ticked.</EmptyLine>}
      <ul>{items.map((item) => <Item key={item.id} page={page} item={item} allowed={allowed && !item.pattern} {...reader} />)}</ul>
      {!page.can.tick.allowed && items.length > 0 && <Why id="no-ticks">{page.can.tick.because}</Why>}
      {allowed && (
        <div className="mt-3"><Verb label="Add an item…">
          <CommandForm command="task.addItem" hidden={{ incidentId: page.incidentId, taskId: page.task.id }} allowed={page.can.work}
            submit="Add" busyLabel="Adding …" tone="fill"
            notDone="Not added.">
            <div className="stack">
              <TextField name="text" label="Item" required missing="Write the item." maxLength={240} />
              <RadioGroup name="level" label="How binding it is" options={levels} defaultValue="must" segments />
            </div>
          </CommandForm>
        </Verb></div>
      )}
    </Section>
  )
}

function Item({ page, item, allowed, zone, now }: { page: TaskPage; item: WorkItem; allowed: boolean } & Reader) {
  const id = `item-${item.id}`
  const why = !page.can.tick.allowed ? 'no-ticks' : item.pattern ? `${id}-why` : undefined
  return (
    <li className="check-row">
      <Tick incidentId={page.incidentId} taskId={page.task.id} itemId={item.id} ticked={item.ticked !== null} id={`${id}-tick`}
        allowed={allowed} describedBy={why} />
      <div>
        <p id={id}><label htmlFor={`${id}-tick`}>{item.host && <><span className="mono">{item.host}</span>: </>}{item.text}
          {item.level !== 'must' && <span className="text-1 text-ink-3"> {item.level}</span>}</label></p>
        {item.pattern && <p className="text-2 text-ink-2" id={`${id}-why`}>One for each confirmed host. None is confirmed yet.</p>}
      </div>
      <span className="meta">{item.ticked && <><PersonName name={item.ticked.by ?? 'someone'} />, <Time at={item.ticked.at} zone={zone} now={now} /></>}</span>
    </li>
  )
}
