import type { DemoPerson, DemoPlan, DemoSeat } from '../demonstration'

const full: Pick<DemoSeat, 'state' | 'sees' | 'kind' | 'how' | 'addedBy' | 'offices' | 'sharedTasks' | 'accessUntil'> = {
  state: 'active', sees: 'whole', kind: 'technical', how: 'added', addedBy: 'mara', offices: [], sharedTasks: [], accessUntil: null,
}
const account = (login: string) => ({ login, ours: true, administrator: false, zone: 'Europe/Berlin' })

/** Everybody in the demonstration. The names are made up; the roles are those of 2008. */
export const people: DemoPerson[] = [
  {
    key: 'mara',
    name: 'Mara Lindqvist',
    organisation: 'The project',
    role: 'Infrastructure lead',
    account: account('mara'),
    seat: {
      ...full, how: 'opened', why: 'Found it with the first reader of the logs, and opened the incident.',
      reach: 'Own mobile, number on the emergency card', addedAt: '2008-08-12T19:40:07Z', acknowledgedAt: '2008-08-12T19:40:07Z',
      offices: ['point of contact'],
    },
  },
  {
    key: 'priya',
    name: 'Priya Raman',
    organisation: 'The project',
    role: 'Systems administration',
    account: account('priya'),
    seat: {
      ...full, why: 'Knows storage and back-up of every host.', reach: 'Own mobile; not the office line',
      addedAt: '2008-08-12T19:44:10Z', acknowledgedAt: '2008-08-12T19:50:32Z',
    },
  },
  {
    key: 'daniel',
    name: 'Daniel Osei',
    organisation: 'The project',
    role: 'Systems administration',
    account: { ...account('daniel'), zone: 'Europe/London' },
    seat: {
      ...full, why: 'Runs sign-in and the gateway.', reach: 'Encrypted mail, key 7A1C 09E2, then his mobile',
      addedAt: '2008-08-12T19:46:20Z', acknowledgedAt: '2008-08-12T19:52:05Z',
    },
  },
  {
    key: 'kenji',
    name: 'Kenji Sato',
    organisation: 'The project',
    role: 'Release engineering',
    account: { ...account('kenji'), zone: 'Asia/Tokyo' },
    seat: {
      ...full, why: 'Knows the build hosts and the configuration repository.', reach: 'Own mobile; asleep until 08:00 UTC',
      addedAt: '2008-08-12T20:05:41Z', acknowledgedAt: '2008-08-12T20:31:19Z',
    },
  },
  {
    key: 'carlos',
    name: 'Carlos Ibarra',
    organisation: 'The project',
    role: 'Project leader',
    account: { ...account('carlos'), zone: 'America/New_York' },
    seat: {
      ...full, kind: 'manager', how: 'named by the plan', why: 'Leads the project and answers for what is said in public.',
      reach: 'Home telephone, call back', addedAt: '2008-08-12T19:51:00Z', acknowledgedAt: '2008-08-12T20:02:47Z',
      offices: ['manager', 'communication owner'],
    },
  },
  {
    key: 'helen',
    name: 'Helen Marsh',
    organisation: 'The project',
    role: 'Legal',
    account: { ...account('helen'), zone: 'America/New_York' },
    seat: {
      ...full, kind: 'legal', how: 'named by the plan', why: 'Counsel of the project.', reach: 'Direct line, agreed phrase',
      addedAt: '2008-08-12T19:52:30Z', acknowledgedAt: '2008-08-13T06:10:15Z',
    },
  },
  {
    key: 'aoife',
    name: 'Aoife Brennan',
    organisation: 'The sponsor',
    role: 'Security team',
    account: { ...account('aoife'), ours: false, zone: 'Europe/Dublin' },
    seat: {
      ...full, kind: 'partner', sees: 'shared', why: 'The sponsor looks into an intrusion of its own; our notices must not disturb it.',
      reach: 'Encrypted mail, key 51D0 B73F; call back on the number of the card', addedAt: '2008-08-13T08:20:00Z',
      acknowledgedAt: '2008-08-13T08:26:44Z', sharedTasks: ['partner-integrity', 'changed-files'], accessUntil: '2008-08-14T16:00:00Z',
    },
  },
  {
    key: 'ola',
    name: 'Ola Nowak',
    organisation: 'Mirror hosting',
    role: 'Operations on duty',
    account: null,
    seat: {
      ...full, state: 'aware', sees: 'shared', kind: 'hosting provider', why: 'Was asked to keep the logs of the mirrors and to read them.',
      reach: 'Duty line, call back', addedAt: '2008-08-13T14:00:00Z', acknowledgedAt: null,
    },
  },
  {
    key: 'jonas',
    name: 'Jonas Weber',
    organisation: 'The project',
    role: 'Release engineering',
    account: account('jonas'),
    seat: {
      ...full, state: 'proposed', how: 'proposed', addedBy: 'priya', addedAt: '2008-08-14T00:48:12Z', acknowledgedAt: null,
      why: 'He built the last signing set-up and can tell whether the passphrase was ever typed there.', reach: 'Own mobile',
    },
  },
  {
    key: 'ingrid',
    name: 'Ingrid Solheim',
    organisation: 'The project',
    role: 'Systems administration',
    account: { ...account('ingrid'), zone: 'Europe/Oslo' },
    seat: null,
  },
  {
    key: 'tomas',
    name: 'Tomas Leitner',
    organisation: 'The project',
    role: 'Administrator of accounts',
    account: { ...account('tomas'), administrator: true, zone: 'Europe/Vienna' },
    seat: null,
  },
  {
    key: 'nadia',
    name: 'Nadia Rahmani',
    organisation: 'The project',
    role: 'Translations',
    account: { ...account('nadia'), zone: 'Europe/Paris' },
    seat: null,
  },
]

export const plan: DemoPlan = {
  people: [
    { key: 'legal', person: 'helen', why: 'Counsel has to hear of every incident (CSI 3.3.1).' },
    { key: 'leader', person: 'carlos', why: 'The project’s leader hears of every incident and signs public notices (CSI 3.3.1, 3.3.6).' },
  ],
  standingDeputies: ['priya', 'ingrid'],
  confirmedBy: 'carlos',
}
