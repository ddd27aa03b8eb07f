
const words = {
  manager: 'Setting it aside needs a manager’s signature, and nobody is manager yet.',
  'communication owner': 'Setting it aside wants the signature of the communication owner, and nobody holds that office.',
} as const

/** That nobody can give the signature that setting a task aside wants, and what to do about it (TK-13, ST-4). */
export function Unsignable({ incidentId, office }: { incidentId: string; office: keyof typeof words }) {
  return (
    <>{words[office]}{' '}
      <a href={`/incidents/${incidentId}/office#offices`}>Give the office to somebody</a>: it waits on their desk then.</>
  )
}
