/**
 * A small reference model of one task's life, written from the tables of design states 4 and 5 and not from the program: what each act of
 * each person does, and how it is refused. The stateful test drives both and compares them (promise 11).
 */
export const persons = ['mara', 'priya', 'daniel', 'hanna', 'outsider'] as const
export type Who = (typeof persons)[number]
export type Act =
  | { name: 'assign' | 'addHelper' | 'removeHelper' | 'chooseReviewer'; to: Exclude<Who, 'outsider'> }
  | { name: 'answer'; text: string }
  | { name: 'answerObjection'; of: Exclude<Who, 'outsider'> }
  | { name: 'start' | 'permit' | 'giveBack' | 'tick' | 'untick' | 'agree' | 'object' | 'signOff' | 'sendBack' | 'markDone' | 'reopen'
      | 'setAside' | 'countersign' | 'takeUp' | 'doubt' | 'confirm' | 'otherAside' | 'otherTakenUp' | 'remark' }
export type Outcome = 'done' | 'forbidden' | 'state' | 'missing'

export type Model = {
  state: 'open' | 'assigned' | 'in progress' | 'signed off' | 'done' | 'set aside'
  coordinator: Who | null
  helpers: Set<Who>
  reviews: Map<Who, 'asked' | 'agreed' | 'objected' | 'answered'>
  ticked: boolean
  answer: string
  permitted: boolean
  started: boolean
  /** Whether the task that this one depends on is set aside, hence settled. */
  otherSettled: boolean
  signOffs: { by: Who; state: 'in force' | 'overtaken' | 'void' | 'in doubt' }[]
  countersignatures: ('in force' | 'void')[]
  /** Priya's account was declared broken into, and nobody has called her back since. */
  broken: boolean
}

export const fresh = (): Model => ({
  state: 'open', coordinator: null, helpers: new Set(), reviews: new Map(), ticked: false, answer: '', permitted: false, started: false,
  otherSettled: false, signOffs: [], countersignatures: [], broken: false,
})

const going = ['open', 'assigned', 'in progress', 'signed off']
const working = ['in progress', 'signed off']

const complete = (m: Model) => m.ticked && m.answer !== '' && ![...m.reviews.values()].includes('objected')

/** What `act` by `who` does to the model; the model is changed only if the answer is 'done'. Mara coordinates, Hanna is a manager. */
export function expected(m: Model, who: Who, act: Act): Outcome {
  if (who === 'outsider') return 'missing'
  const own = m.coordinator === who
  const people = own || m.helpers.has(who)
  const coordinator = who === 'mara'
  const live = m.signOffs.find((each) => each.state === 'in force' || each.state === 'in doubt')

  const needs = (right: boolean, now: boolean, effect: () => void): Outcome => {
    if (!right) return 'forbidden'
    if (!now) return 'state'
    effect()
    return 'done'
  }
  const change = () => {
    for (const [reviewer, said] of m.reviews) if (said === 'agreed') m.reviews.set(reviewer, 'asked')
    if (live) live.state = 'overtaken'
    if (m.state === 'signed off') m.state = 'in progress'
  }
  const annul = () => {
    if (live) live.state = 'void'
    m.countersignatures = m.countersignatures.map(() => 'void')
  }

  switch (act.name) {
    case 'assign': return needs(coordinator, ['open', 'assigned', 'in progress'].includes(m.state) && m.coordinator !== act.to, () => {
      m.helpers.delete(act.to)
      if (m.coordinator) m.helpers.add(m.coordinator)
      m.coordinator = act.to
      if (m.state === 'open') m.state = 'assigned'
    })
    case 'start': return needs(people, m.state === 'assigned' && (m.otherSettled || m.permitted), () => {
      m.state = 'in progress'
      m.started = true
    })
    case 'permit': return needs(coordinator, m.state === 'assigned' && !m.otherSettled && !m.permitted, () => { m.permitted = true })
    case 'giveBack': return needs(own, ['assigned', 'in progress'].includes(m.state), () => {
      m.state = 'open'
      m.coordinator = null
    })
    case 'addHelper': return needs(coordinator || own, going.includes(m.state) && m.coordinator !== act.to && !m.helpers.has(act.to),
      () => { m.helpers.add(act.to) })
    case 'removeHelper': return needs(coordinator, m.helpers.has(act.to), () => { m.helpers.delete(act.to) })
    case 'tick': return needs(people, working.includes(m.state) && !m.ticked, () => {
      m.ticked = true
      change()
    })
    case 'untick': return needs(people, working.includes(m.state) && m.ticked, () => {
      m.ticked = false
      change()
    })
    case 'answer': return needs(people, working.includes(m.state) && act.text !== m.answer, () => {
      m.answer = act.text
      change()
    })
    case 'chooseReviewer': return needs(coordinator, going.includes(m.state) && m.coordinator !== act.to && !m.reviews.has(act.to),
      () => { m.reviews.set(act.to, 'asked') })
    case 'agree': return needs(m.reviews.has(who), working.includes(m.state) && m.reviews.get(who) !== 'agreed',
      () => { m.reviews.set(who, 'agreed') })
    case 'object': return needs(m.reviews.has(who), working.includes(m.state) && m.reviews.get(who) !== 'objected',
      () => { m.reviews.set(who, 'objected') })
    case 'answerObjection': return m.reviews.has(act.of)
      ? needs(people, working.includes(m.state) && m.reviews.get(act.of) === 'objected', () => { m.reviews.set(act.of, 'answered') })
      : 'missing'
    case 'signOff': return needs(own, m.state === 'in progress' && complete(m) && m.otherSettled, () => {
      m.signOffs.push({ by: who, state: who === 'priya' && m.broken ? 'in doubt' : 'in force' })
      m.state = 'signed off'
    })
    case 'sendBack': return needs(coordinator, m.state === 'signed off', () => {
      annul()
      m.state = 'in progress'
    })
    case 'markDone': return needs(coordinator, m.state === 'signed off' && live?.state === 'in force', () => { m.state = 'done' })
    case 'reopen': return needs(coordinator, m.state === 'done', () => {
      annul()
      m.state = 'in progress'
    })
    case 'setAside': return needs(coordinator, going.includes(m.state), () => { m.state = 'set aside' })
    case 'countersign': return needs(who === 'hanna', m.state === 'set aside' && !m.countersignatures.includes('in force'),
      () => { m.countersignatures.push('in force') })
    case 'takeUp': return needs(coordinator, m.state === 'set aside', () => {
      annul()
      m.state = 'open'
      m.coordinator = null
    })
    case 'doubt': return needs(coordinator, true, () => {
      for (const each of m.signOffs) if (each.by === 'priya' && each.state === 'in force') each.state = 'in doubt'
      m.broken = true
    })
    case 'confirm': return m.signOffs.length + m.countersignatures.length === 0 ? 'missing'
      : needs(coordinator, live?.state === 'in doubt', () => {
        live!.state = 'in force'
        m.broken = false
      })
    case 'otherAside': return needs(coordinator, !m.otherSettled, () => { m.otherSettled = true })
    case 'otherTakenUp': return needs(coordinator, m.otherSettled, () => { m.otherSettled = false })
    case 'remark': return needs(people || coordinator || m.reviews.has(who), true, () => {})
  }
}
