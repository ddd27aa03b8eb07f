/**
 * What a demonstration incident consists of. It is data alone: whoever plays it turns each piece into the commands that
 * people would have given, and moves every `at` so that `now` becomes the present. Times of events stay as they are.
 * A person is named by key, a host by name, an evidence item by "E-1", a time line entry by key, a task or question by the plan's key.
 */
export type Demonstration = {
  incident: DemoIncident
  plan: DemoPlan
  people: DemoPerson[]
  hosts: DemoHost[]
  evidence: DemoEvidence[]
  timeLine: DemoEntry[]
  tasks: DemoTask[]
  notes: DemoNote[]
  questions: DemoQuestion[]
  summary: { by: string; at: Moment; text: string }
}

/** An instant in UTC, "2008-08-12T19:40:07Z". */
export type Moment = string

export type DemoIncident = {
  codeName: string
  kind: 'loss of confidentiality' | 'compromise of integrity' | 'denial of service' | 'misuse' | 'damage'
  established: 'suspected' | 'established'
  severity: 1 | 2 | 3 | 4
  drill: true
  /** What the first log entry says. */
  opening: string
  openedBy: string
  openedAt: Moment
  /** Deputies in their order. */
  deputies: string[]
  /** The moment at which the demonstration stands. */
  now: Moment
}

/** What the organisation adds to the plan: people named in advance, and who stands in when nobody else is left, confirmed by somebody else. */
export type DemoPlan = { people: { key: string; person: string; why: string }[]; standingDeputies: string[]; confirmedBy: string }

export type DemoPerson = {
  key: string
  name: string
  organisation: string
  role: string
  account: { login: string; ours: boolean; administrator: boolean; zone: string } | null
  /** Null: on no incident. */
  seat: DemoSeat | null
}

export type DemoSeat = {
  state: 'active' | 'aware' | 'proposed'
  sees: 'whole' | 'shared'
  kind: 'technical' | 'manager' | 'legal' | 'partner' | 'hosting provider'
  how: 'opened' | 'added' | 'named by the plan' | 'proposed'
  why: string
  /** A safe way to reach the person. */
  reach: string
  addedBy: string
  addedAt: Moment
  acknowledgedAt: Moment | null
  offices: ('manager' | 'point of contact' | 'communication owner')[]
  /** Tasks that a limited seat is let see. */
  sharedTasks: string[]
  accessUntil: Moment | null
}

export type DemoHost = {
  name: string
  role: string
  state: 'suspected' | 'confirmed'
  services: string
  dataStores: string
  why: string
  /** What it was confirmed by. */
  evidence: string | null
  addedBy: string
  addedAt: Moment
  confirmedAt: Moment | null
}

export type DemoEvidence = {
  key: string
  title: string
  what: string
  kind: 'snapshot' | 'copy' | 'log copy' | 'file' | 'list'
  host: string | null
  takenBy: string
  takenHow: string
  takenWhere: string
  takenAt: Moment
  /** In bytes. */
  size: number
  sha256: string
  /** What it takes to run an image again; empty for all else. */
  toRunAgain: string
  holder: string
  registeredAt: Moment
}

/** When something happened (E2). */
export type Happened =
  | { kind: 'exact' | 'about' | 'before' | 'after'; at: Moment }
  | { kind: 'range' | 'within'; from: Moment; to: Moment }
  | { kind: 'unknown' }

export type DemoEntry = {
  key: string
  happened: Happened
  /** The time in words, as far as it is known. */
  writtenAs: string
  foundAt: Moment
  text: string
  hosts: string[]
  accounts: string
  evidence: string[]
  task: string | null
  audience: 'team' | 'outside'
  source: string
  by: string
  at: Moment
  correction?: { text: string; happened: Happened; reason: string; by: string; at: Moment }
}

export type DemoTask = {
  task: string
  state: 'open' | 'assigned' | 'in progress' | 'signed off' | 'done' | 'set aside'
  coordinator: string | null
  helpers: string[]
  assignedAt: Moment | null
  startedAt: Moment | null
  /** `host` for an item that is there once for each host. */
  ticks: { item: string; host?: string; by: string; at: Moment }[]
  answers: DemoAnswer[]
  /** Which items answer which request for evidence. */
  evidence: { request: string; items: string[] }[]
  remarks: { by: string; at: Moment; text: string }[]
  result: string
  signedAt: Moment | null
  done: { at: Moment; completedBy: string } | null
  givenBack: { by: string; at: Moment; reason: string; successor: string | null } | null
  setAside: { at: Moment; reason: string } | null
}

export type DemoAnswer = {
  question: string
  /** For questions that take yes, no or unknown. */
  verdict?: 'yes' | 'no' | 'unknown'
  text: string
  /** For assessments (A5). */
  confidence?: 'confirmed' | 'likely' | 'possible' | 'unknown'
  support?: string[]
  by: string
  at: Moment
}

/** What the system can't see by itself (L2). `at` is when it happened, `writtenAt` when it was written down. */
export type DemoNote = {
  kind: 'telephone' | 'observation' | 'action'
  by: string
  at: Moment
  writtenAt: Moment
  /** Telephone only. */
  call?: { with: string; way: 'called' | 'was called'; outcome: 'reached' | 'left a message' | 'no answer'; calledBack: boolean }
  text: string
}

/** "Ask the coordinator" (R5). */
export type DemoQuestion = {
  by: string
  at: Moment
  task: string | null
  text: string
  answer: { by: string; at: Moment; text: string } | null
}
