/** One of the rules that bind everybody on an incident (R1). `why` is shown beneath it. */
export type IncidentRule = { key: string; level: 'must' | 'must not'; title: string; text: string; why: string }

/** The rules as an organisation keeps them; a new version asks everyone on open incidents again (R3). */
export type IncidentRules = { version: number; rules: IncidentRule[] }

/** CSI 3.1.1, in our own words and in its order. */
export const incidentRules: IncidentRules = {
  version: 1,
  rules: [
    {
      key: 'no-changes',
      level: 'must not',
      title: 'Change nothing on a host',
      text: 'Leave every host as it is, unless a task of yours covers the change or the coordinator has permitted it. Signing in, '
        + 'signing out and stopping a service are changes too.',
      why: 'A change wipes traces, and can tell the intruder that we know.',
    },
    {
      key: 'own-tasks',
      level: 'must not',
      title: 'Work on nothing that isn’t yours',
      text: 'Keep to the tasks that were given to you. Before you touch another one, speak with the coordinator or with its task '
        + 'coordinator.',
      why: 'So that many can work at once, and nobody undoes what somebody else has done.',
    },
    {
      key: 'only-the-list',
      level: 'must',
      title: 'Speak only with people on the list',
      text: 'Speak about the incident only with people whom the coordinator has put on the list. Look them up before you say anything.',
      why: 'What gets out can reach the intruder. This silence has a price, so the people concerned are told as soon as it does no harm.',
    },
    {
      key: 'ask',
      level: 'must',
      title: 'Take nothing for done',
      text: 'Don’t suppose that something has been done, or that somebody is at it. Ask the coordinator.',
      why: 'What everybody takes for done is done by nobody.',
    },
  ],
}
