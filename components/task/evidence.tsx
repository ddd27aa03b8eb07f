import { heldWords } from '@/components/evidence/evidence-words'
import { CommandForm } from '@/components/form/command-form'
import { Select } from '@/components/form/select'
import { Verb } from '@/components/form/verb'
import { EmptyLine } from '@/components/ui/empty'
import { Hash } from '@/components/ui/mono'
import { Row } from '@/components/ui/row'
import { Section } from '@/components/ui/section'
import type { TaskPage } from '@/lib/queries/task'
import type { WorkEvidence } from '@/lib/queries/task/work'
import { idsOf } from './ids-of'

/** What evidence the task asks for, and what answers it (T4). */
export function Evidence({ page }: { page: TaskPage }) {
  const { evidence } = page.work
  const asked = evidence.filter((request) => request.text !== '')
  const attached = evidence.filter((request) => request.item).length
  return (
    <Section title="Evidence" quiet={`${asked.length} asked for, ${attached} attached`}>
      {evidence.length === 0 && <EmptyLine>None is asked for.</EmptyLine>}
      <ul>{evidence.map((request) => (request.item
        ? <Attached key={request.requestId} page={page} request={request} item={request.item} />
        : <Open key={request.requestId} page={page} request={request} />))}</ul>
      {page.can.work.allowed && (
        <div className="mt-3"><Verb label="Attach something else…"><AttachForm page={page} requestId="" /></Verb></div>
      )}
    </Section>
  )
}

function Open({ page, request: { requestId, text, required } }: { page: TaskPage; request: WorkEvidence }) {
  return (
    <Row id={`request-${requestId}`} shape="open" word="open" title={text} second={required ? 'Not attached yet.' : 'Not needed for signing off.'}
      verbs={page.can.work.allowed && <Verb label="Attach…"><AttachForm page={page} requestId={requestId} /></Verb>} />
  )
}

function Attached({ page, request, item }: { page: TaskPage; request: WorkEvidence; item: NonNullable<WorkEvidence['item']> }) {
  const { label, title, sha256, holder, saidBy } = item
  const register = `/incidents/${page.incidentId}/evidence`
  return (
    <Row shape="done" word="attached"
      title={title ? <a href={register}>{label && `${label} `}{title}</a> : 'Evidence that is not shared with you'}
      second={<>
        {request.text && `${request.text}. `}{sha256 && <>SHA-256 <Hash value={sha256} short /></>}{sha256 && holder && ', '}
        {holder && heldWords(holder, saidBy)}
      </>}
      verbs={page.can.work.allowed && (
        <CommandForm command="task.detachEvidence" hidden={{ ...idsOf(page), requestId: request.requestId }} allowed={page.can.work}
          submit="Detach" busyLabel="Detaching …" tone="word" notDone="Not detached." />
      )} />
  )
}

function AttachForm({ page, requestId }: { page: TaskPage; requestId: string }) {
  const { evidence } = page.choices
  if (evidence.length === 0) {
    const register = <a href={`/incidents/${page.incidentId}/evidence`}>Evidence</a>
    return <p>Nothing is registered yet. Register it under {register} first.</p>
  }
  return (
    <CommandForm command="task.attachEvidence" hidden={{ ...idsOf(page), requestId }} allowed={page.can.work} submit="Attach"
      busyLabel="Attaching …" tone="fill" notDone="Not attached.">
      <Select name="evidenceId" label="Registered evidence" options={evidence.map(({ id, name }) => ({ value: id, label: name }))} required
        missing="Choose what to attach." />
    </CommandForm>
  )
}
