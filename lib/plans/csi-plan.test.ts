import { describe, expect, it } from 'vitest'
import { csiPlan } from './csi-plan'
import { planDocument, type PlanTask } from './plan'

/** What CSI 3.2 to 3.4 lists, in its order: section, task, source, level. */
const listed: [section: string, task: string, source: string, level: string][] = [
  ['3.2', 'snapshot', 'CSI 3.2', 'must'],
  ['3.2', 'snapshot-copy', 'CSI 3.2', 'must'],
  ['3.2', 'log-copy', 'CSI 3.2', 'must'],
  ['3.2', 'team-list', 'CSI 3.2', 'must'],
  ['3.2', 'time-line', 'CSI 3.2', 'must'],
  ['3.2', 'disable-sign-in', 'CSI 3.2', 'must'],
  ['3.3.1', 'notify-management', 'CSI 3.3.1', 'must'],
  ['3.3.1', 'send-threat-assessment', 'CSI 3.3.1', 'must'],
  ['3.3.2–4', 'threat-assessment', 'CSI 3.3.2', 'must'],
  ['3.3.2–4', 'entry-investigation', 'CSI 3.3.3', 'must'],
  ['3.3.2–4', 'impact-assessment', 'CSI 3.3.4', 'must'],
  ['3.3.5', 'notify-partners', 'CSI 3.3.5', 'may'],
  ['3.3.6', 'first-notice', 'CSI 3.3.6', 'must'],
  ['3.3.6', 'partner-integrity', 'CSI 3.3.6', 'must'],
  ['3.3.6', 'notice-service-repair', 'CSI 3.3.6', 'must'],
  ['3.3.6', 'notice-credentials', 'CSI 3.3.6', 'must'],
  ['3.3.6', 'notice-entry', 'CSI 3.3.6', 'must'],
  ['3.3.6', 'post-mortem', 'CSI 3.3.6', 'must'],
  ['3.4.1', 'raise-logging', 'CSI 3.4.1', 'should'],
  ['3.4.1', 'changed-files', 'CSI 3.4.1', 'should'],
  ['3.4.1', 'entry-closed', 'CSI 3.4.1', 'must'],
  ['3.4.2', 'configuration-management', 'CSI 3.4.2', 'must'],
  ['3.4.2', 'databases', 'CSI 3.4.2', 'must'],
  ['3.4.2', 'shared-data', 'CSI 3.4.2', 'must'],
  ['3.4.2', 'temporary-data', 'CSI 3.4.2', 'must'],
  ['3.4.2', 'data-integrity', 'CSI 3.4.2', 'must'],
  ['3.4.3', 'host-rebuilds', 'CSI 3.4.3', 'must'],
  ['3.4.3', 'environment-secure', 'CSI 3.4.3', 'must'],
]

function task(key: string): PlanTask {
  const found = csiPlan.tasks.find((each) => each.key === key)
  if (!found) throw new Error(`no task ${key}`)
  return found
}

const keysWhere = (test: (each: PlanTask) => boolean) => csiPlan.tasks.filter(test).map((each) => each.key)
const items = (key: string) => task(key).items.map((each) => [each.key, each.level, each.perHost ? 'each host' : 'once'].join(' · '))
const questions = (key: string) => task(key).questions.map((each) => each.key)
const requiredEvidence = (key: string) => task(key).evidence.filter((each) => each.required).map((each) => each.key)
const waits = (key: string) => task(key).dependsOn.map((each) => `${each.task} ${each.until}`)

describe('the plan of CSI chapter 3', () => {
  it('is a sound plan document, version 3', () => {
    expect(planDocument.safeParse({ ...csiPlan, people: [], standingDeputies: [] }).error).toBeUndefined()
    expect(csiPlan.version).toBe(3)
  })

  it('holds every section and task in the order of the source, at its level (T8)', () => {
    expect(csiPlan.tasks.map((each) => [each.section, each.key, each.source, each.level])).toEqual(listed)
    expect(csiPlan.sections.map((each) => each.key)).toEqual([...new Set(listed.map(([section]) => section))])
  })

  it('has the six prerequisites, of which two are ongoing (T6)', () => {
    expect(keysWhere((each) => each.prerequisite))
      .toEqual(['snapshot', 'snapshot-copy', 'log-copy', 'team-list', 'time-line', 'disable-sign-in'])
    expect(keysWhere((each) => each.ongoing)).toEqual(['team-list', 'time-line'])
  })

  it('lets tasks wait only where the source or the states say so (T5)', () => {
    expect(Object.fromEntries(keysWhere((each) => each.dependsOn.length > 0).map((key) => [key, waits(key)]))).toEqual({
      'snapshot-copy': ['snapshot started'],
      'send-threat-assessment': ['threat-assessment settled'],
      'entry-closed': ['entry-investigation settled', 'raise-logging started'],
      'databases': ['impact-assessment started'],
      'data-integrity': ['configuration-management settled', 'databases settled', 'shared-data settled', 'temporary-data settled'],
      'host-rebuilds': ['configuration-management settled'],
      'environment-secure': ['host-rebuilds settled', 'entry-closed settled'],
    })
  })

  it('lets rebuilding and repair wait until the entry is answered (CSI 3.3.3, states.md 4)', () => {
    expect(keysWhere((each) => each.repairs)).toEqual(['temporary-data', 'host-rebuilds'])
  })

  it('has the six steps of the notification tree, each with its gate and no dependency (P1, P2)', () => {
    expect(csiPlan.tasks.filter((each) => each.kind === 'tree step').map((each) => [each.key, each.gate, each.dependsOn.length])).toEqual([
      ['first-notice', 'initial', 0],
      ['partner-integrity', 'partner', 0],
      ['notice-service-repair', 'repair plan', 0],
      ['notice-credentials', 'environment secure', 0],
      ['notice-entry', 'entry closed', 0],
      ['post-mortem', 'watching', 0],
    ])
  })
})

describe('the assessments', () => {
  it('are three, without a checklist (AV-3)', () => {
    expect(csiPlan.tasks.filter((each) => each.kind === 'assessment').map((each) => [each.assessment, each.items.length]))
      .toEqual([['threat', 0], ['entry', 0], ['impact', 0]])
  })

  it('ask the five questions of the threat assessment (A1)', () => {
    expect(questions('threat-assessment')).toEqual(['end-users', 'contributors', 'data-in-reach', 'data-touched', 'since-when'])
  })

  it('ask the seven questions of the entry investigation (A2)', () => {
    expect(questions('entry-investigation')).toEqual([
      'way-in', 'stolen-credentials', 'insider', 'vulnerability', 'physical-access', 'own-machines', 'provider-machines',
    ])
  })

  it('ask the three questions of the impact assessment (A3)', () => {
    expect(questions('impact-assessment')).toEqual(['hosts', 'services', 'data-stores'])
  })

  it('want every answer, and word every question for managers too (M2)', () => {
    const asked = csiPlan.tasks.filter((each) => each.kind === 'assessment').flatMap((each) => each.questions)
    expect(asked.filter((each) => !each.required || !each.plain || !each.hint)).toEqual([])
  })
})

describe('the tasks ask for what the source wants done', () => {
  it('two snapshots, a disk image or a block copy of each host, or why not (V4)', () => {
    expect(items('snapshot')).toEqual([
      'copied · must · each host', 'whole-disk · should · each host', 'hashed · must · each host', 'untouched · must not · each host',
    ])
    expect(questions('snapshot')).toContain('not-copied')
    expect(requiredEvidence('snapshot')).toEqual(['snapshots'])
  })

  it('a copy at an agreed place, its size told before, and what it takes to run it (V1, V4, V5)', () => {
    expect(items('snapshot-copy')).toEqual([
      'place-agreed · must · once', 'size-estimated · must · once', 'consents · must · once', 'copied · must · each host',
      'read-only · should · once',
    ])
    expect(questions('snapshot-copy')).toEqual(['place', 'size', 'run-again'])
    expect(requiredEvidence('snapshot-copy')).toEqual(['copies'])
  })

  it('logs off site (V4)', () => {
    expect(items('log-copy')[0]).toBe('copied · must · each host')
    expect(questions('log-copy')).toEqual(['place', 'size', 'missing'])
    expect(requiredEvidence('log-copy')).toEqual(['log-copy'])
  })

  it('a list that must not grow, and a timeline by when things happened (N1, N2, E1)', () => {
    expect(items('team-list')).toContain('not-grown · must not · once')
    expect(items('time-line')).toContain('happened · must · once')
  })

  it('hosts closed to all but the team, central sign-in only by decision (CSI 3.2)', () => {
    expect(items('disable-sign-in')).toEqual(expect.arrayContaining(['closed · must · each host', 'central · may · once']))
  })

  it('management by telephone and in writing; the assessment as preliminary and with the timeline (M1, M8, A6)', () => {
    expect(items('notify-management')).toEqual(expect.arrayContaining(['telephoned · must · once', 'written · must · once']))
    expect(items('send-threat-assessment')).toEqual(expect.arrayContaining(['preliminary · must · once', 'time-line · must · once']))
  })

  it('comparison with good copies and backups, packages, times of files (H3, H13)', () => {
    expect(items('changed-files')).toEqual([
      'known-good · must · each host', 'packages · should · each host', 'times · must · each host', 'reference · must · once',
      'judged · must · once',
    ])
  })

  it('the entry found, reported and closed (H7)', () => {
    expect(items('entry-closed')).toEqual(expect.arrayContaining(['found · must · once', 'reported · must · once', 'closed · must · once']))
  })

  it('three verdicts on each kind of data (H8), the list of changed files, malicious files kept first (H4, H12)', () => {
    for (const { key } of csiPlan.tasks.filter((each) => each.section === '3.4.2')) {
      expect(questions(key), key).toEqual(expect.arrayContaining(['read', 'altered', 'safe']))
    }
    expect(items('shared-data')).toEqual(['listed · must · once', 'verified · must · once', 'kept · must · once', 'removed · must · once'])
    expect(items('configuration-management')).toContain('off-site · should · once')
    expect(items('data-integrity')).toContain('complete · must · once')
  })

  it('each host built anew, in an order (H5)', () => {
    expect(items('host-rebuilds')).toEqual(expect.arrayContaining([
      'order · must · once', 'rebuilt · must · each host', 'baseline · must · each host',
    ]))
  })
})

describe('the words', () => {
  const said = csiPlan.tasks.flatMap((each) => [
    each.title, each.doing ?? '', each.plain, each.description, ...each.items.map((of) => of.text), ...each.evidence.map((of) => of.text),
    ...each.questions.flatMap((of) => [of.text, of.hint ?? '', of.plain ?? '']),
  ]).concat(csiPlan.sections.flatMap((each) => [each.title, each.lead]))

  it('are calm: no exclamation mark, no "please", no straight quotes, no name of the source’s organisation', () => {
    expect(said.filter((text) => /!|please|'|"|fedora|attacker/i.test(text))).toEqual([])
  })

  it('for managers name no tool', () => {
    const plain = csiPlan.tasks.flatMap((each) => [each.doing ?? '', each.plain, ...each.questions.map((of) => of.plain ?? '')])
    expect(plain.filter((text) => /\b(rpm|ssh|lvm|sha-256|hosts?|hash|repository|caches?)\b/i.test(text))).toEqual([])
  })

  it('for managers say of every task what is being done, beginning with a verb in -ing, and what is so then (M2)', () => {
    expect(csiPlan.tasks.filter(({ doing }) => !/^[A-Z][a-z]+ing /.test(doing ?? '')).map((each) => each.key)).toEqual([])
    expect(csiPlan.tasks.filter(({ plain }) => plain === '' || /^[A-Z][a-z]+ing /.test(plain)).map((each) => each.key)).toEqual([])
  })

  it('of questions end as questions', () => {
    expect(csiPlan.tasks.flatMap((each) => each.questions).filter((each) => !each.text.endsWith('?'))).toEqual([])
  })
})
