import Link from 'next/link'
import { CommandForm } from '@/components/form/command-form'
import { Select } from '@/components/form/select'
import { Verb } from '@/components/form/verb'
import { EmptyLine } from '@/components/ui/empty'
import { Hash } from '@/components/ui/mono'
import { Row } from '@/components/ui/row'
import { Section } from '@/components/ui/section'
import type { TaskPage } from '@/lib/queries/task'
import type { WorkEvidence } from '@/lib/queries/task/work'

/** What evidence the task asks for, and what answers it (T4). */
export function Evidence({ page }: { page: TaskPage }) {
  const { evidence } = page.work
  const asked = evidence.filter((request) => request.text !== '')
  const attached = evidence.filter((request) => request.item).length
  const mayWork = page.can.work.allowed
  return (
    <Section title="Evidence" quiet={`${asked.length} asked for, ${attached} attached`}>
      {evidence.length === 0 && <EmptyLine>None is asked for.</EmptyLine>}
      <ul>{evidence.map((request) => <Request key={request.requestId} page={page} request={request} />)}</ul>
      {mayWork && <div className="mt-3"><Verb label="Attach something else…"><AttachForm page={page} requestId="" /></Verb></div>}
    </Section>
  )
}

function Request({ page, request }: { page: TaskPage; request: WorkEvidence }) {
  const { requestId, text, required, item } = request
  const mayWork = page.can.work.allowed
  const hidden = { incidentId: page.incidentId, taskId: page.task.id, requestId }
  if (!item)
    return <Row shape="open" word="open" title={text} second={required ? 'Not attached yet.' : 'Not needed for signing off.'}
      verbs={mayWork && <Verb label="Attach…"><AttachForm page={page} requestId={requestId} /></Verb>} />
  const name = item.title ? `${item.label ?? ''} ${item.title}` : 'Evidence that is not shared with you'
  return (
    <Row shape="done" word="attached" title={item.title ? <Link href={`/incidents/${page.incidentId}/evidence`} prefetch={false}>{name}</Link> : name}
      second={<>{text && <>{text}. </>}{item.sha256 && <>SHA-256 <Hash value={item.sha256} short /></>}{item.holder && `, held by ${item.holder}`}</>}
      verbs={mayWork && <CommandForm command="task.detachEvidence" hidden={hidden} allowed={page.can.work} submit="Take off" busyLabel="Taking off …" tone="word" notDone="Not taken off." />} />
  )
}

function AttachForm({ page, requestId }: { page: TaskPage; requestId: string }) {
  const register = <Link href={`/incidents/${page.incidentId}/evidence`} prefetch={false}>Evidence</Link>
  if (page.choices.evidence.length === 0) return <p>Nothing is registered yet. Register it under {register} first.</p>
  return (
    <CommandForm command="task.attachEvidence" hidden={{ incidentId: page.incidentId, taskId: page.task.id, requestId }} allowed={page.can.work} submit="Attach" busyLabel="Attaching …"
      tone="fill" notDone="Not attached.">
      <Select name="evidenceId" label="Registered evidence" options={page.choices.evidence.map(({ id, name }) => ({ value: id, label: name }))} required missing="Choose what to attach." />
    </CommandForm>
  )
}
