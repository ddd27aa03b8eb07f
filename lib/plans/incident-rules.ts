/** One of the rules that bind everybody on an incident (R1). `why` is shown beneath it. */
export type IncidentRule = { key: string; level: 'must' | 'must not'; title: string; text: string; why: string }

/** The rules as an organisation keeps them; a new version asks everyone on open incidents again (R3). */
export type IncidentRules = { version: number; rules: IncidentRule[] }

/** CSI 3.1.1, in our own words and in its order. */
export const incidentRules: IncidentRules = {
  version: 2,
  rules: [
    {
      key: 'no-changes',
      level: 'must not',
      title: 'Don’t change any host',
      text: 'Leave every host as it is, unless a task of yours covers the change or the coordinator has permitted it. Signing in, '
        + 'signing out and stopping a service are changes too.',
      why: 'A change wipes traces, and can tell the intruder that we know.',
    },
    {
      key: 'own-tasks',
      level: 'must not',
      title: 'Work only on your own tasks',
      text: 'Keep to the tasks that were assigned to you. Before you touch another one, talk to the coordinator or to its task '
        + 'coordinator.',
      why: 'So that many can work at once, and nobody undoes what someone else has done.',
    },
    {
      key: 'only-the-list',
      level: 'must',
      title: 'Talk only to people on the roster',
      text: 'Talk about the incident only to people whom the coordinator has put on the roster. Look them up before you say anything.',
      why: 'What gets out can reach the intruder. This silence has a price, so the people concerned are told as soon as it does no harm.',
    },
    {
      key: 'ask',
      level: 'must',
      title: 'Don’t assume it’s done',
      text: 'Don’t assume that something has been done, or that someone is on it. Ask the coordinator.',
      why: 'If everyone assumes it’s done, nobody does it.',
    },
  ],
}
