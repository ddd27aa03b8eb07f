import type { DemoEvidence, DemoNote, Happened } from './demonstration'
import type { Stage, Step } from './stage'

/** What was written down: hosts, evidence, the time line, calls and questions, and the summary for managers. */
export function recordSteps(stage: Stage): Step[] {
  const { story } = stage
  const coordinator = story.incident.openedBy
  const steps: Step[] = []
  const on = (at: string, what: string, act: () => Promise<unknown>) => steps.push({ at: stage.moment(at), what, act })
  for (const host of story.hosts) {
    const { name, services, dataStores, why } = host
    on(host.addedAt, `${name} is suspected`, async () => {
      const { answer } = await stage.run(host.addedBy, 'host.suspect', { name, services, dataStores, why })
      stage.hosts.set(name, String(answer.hostId))
    })
    if (host.confirmedAt && host.evidence)
      on(host.confirmedAt, `${name} is confirmed`, () => stage.run(host.addedBy, 'host.confirm', {
        hostId: stage.hosts.get(name), name: '', services, dataStores, why, evidenceId: stage.evidence.get(host.evidence!),
      }))
  }
  for (const item of story.evidence)
    on(item.registeredAt, `${item.key} is registered`, async () => {
      const { answer } = await stage.run(item.takenBy, 'evidence.register', {
        title: item.title, what: item.what, kind: item.kind, hostId: item.host ? stage.hosts.get(item.host) : null, copyOfId: original(stage, item),
        takenBySeatId: stage.seat(item.takenBy), takenHow: item.takenHow, takenWhere: item.takenWhere, takenAt: stage.moment(item.takenAt).toISOString(),
        size: item.size, sha256: item.sha256, toRunAgain: item.toRunAgain,
      })
      stage.evidence.set(item.key, String(answer.evidenceId))
    })
  for (const entry of story.timeLine) {
    const named = async () => ({
      hostIds: entry.hosts.map((name) => stage.hosts.get(name)), evidenceIds: entry.evidence.map((key) => stage.evidence.get(key)),
      taskId: entry.task ? await stage.taskId(entry.task) : null,
    })
    let entryId = ''
    on(entry.at, `timeline: ${entry.key}`, async () => {
      const { answer } = await stage.run(entry.by, 'timeLine.add', {
        happened: happened(stage, entry.happened), writtenAs: entry.writtenAs, foundAt: stage.moment(entry.foundAt).toISOString(), text: entry.text, source: entry.source,
        accounts: entry.accounts, audience: entry.audience, ...(await named()),
      })
      entryId = String(answer.entryId)
    })
    const { correction } = entry
    if (correction)
      on(correction.at, `timeline: ${entry.key} is corrected`, () => stage.run(correction.by, 'timeLine.correct', {
        entryId, happened: happened(stage, correction.happened), writtenAs: '', text: correction.text, reason: correction.reason,
      }, 1))
  }
  for (const note of story.notes)
    on(note.writtenAt, `note of ${note.by}`, () => stage.run(note.by, 'logBook.note', {
      kind: note.kind, at: stage.moment(note.at).toISOString(), text: note.text, call: call(stage, note),
    }))
  for (const question of story.questions) {
    let questionId = ''
    on(question.at, `question of ${question.by}`, async () => {
      const taskId = question.task ? await stage.taskId(question.task) : null
      questionId = String((await stage.run(question.by, 'question.ask', { text: question.text, taskId })).answer.questionId)
    })
    const { answer } = question
    if (answer) on(answer.at, `answer of ${answer.by}`, () => stage.run(answer.by, 'question.answer', { questionId, answer: answer.text }))
  }
  on(story.summary.at, 'the summary', () => stage.run(coordinator, 'incident.summarise', { summary: story.summary.text }, 1))
  return steps
}

/** What a copy was made of: the snapshot of the same host. */
function original(stage: Stage, { kind, host }: DemoEvidence): string | null {
  const snapshot = stage.story.evidence.find((each) => each.kind === 'snapshot' && each.host === host)
  return kind === 'copy' && snapshot ? stage.evidence.get(snapshot.key) ?? null : null
}

/** Events are moved to these days as the response is: the story has one clock. */
function happened(stage: Stage, when: Happened) {
  const zone = 'UTC'
  const at = (moment: string) => stage.moment(moment).toISOString()
  if (when.kind === 'unknown') return { kind: when.kind, start: null, end: null, zone }
  if ('from' in when) return { kind: when.kind, start: at(when.from), end: at(when.to), zone }
  return when.kind === 'before' ? { kind: when.kind, start: null, end: at(when.at), zone } : { kind: when.kind, start: at(when.at), end: null, zone }
}

function call(stage: Stage, { call: made }: DemoNote) {
  if (!made) return null
  const way = made.outcome === 'reached' ? (made.way === 'called' ? 'we called' : 'they called') : made.outcome
  return { with: stage.story.people.find((person) => person.key === made.with)!.name, way, calledBack: made.calledBack }
}
