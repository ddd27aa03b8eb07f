/** Which test file sweeps which nouns, so that two can run at once: lib/commands/sweep.<shard>.test.ts. */
export const shards = {
  incident: ['incident'],
  coordinator: ['handOver', 'takeOver', 'deputy', 'office', 'standingList'],
  roster: ['seat', 'disclosure', 'question'],
  task: ['task'],
  signature: ['signature'],
  record: ['timeLine', 'host', 'evidence', 'logBook', 'copy'],
  organisation: ['organisation', 'setting', 'plan', 'rules', 'account', 'standingDeputy'],
  'own-account': ['invitation', 'password', 'secondFactor', 'recoveryCodes', 'session', 'apiToken', 'zone'],
} as const
export type Shard = keyof typeof shards
