
const words = {
  manager: 'Setting it aside needs a manager’s signature, and there is no manager yet.',
  'communication owner': 'Setting it aside needs the communication owner’s signature, and nobody has that role.',
} as const

/** That nobody can give the signature that setting a task aside wants, and what to do about it (TK-13, ST-4). */
export function Unsignable({ incidentId, office }: { incidentId: string; office: keyof typeof words }) {
  return (
    <>{words[office]}{' '}
      <a href={`/incidents/${incidentId}/office#offices`}>Assign the role to someone</a>: it then waits on their Desk.</>
  )
}
