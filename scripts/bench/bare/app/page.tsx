import Link from 'next/link'
import { incidents } from './rows'

export const dynamic = 'force-dynamic'

export default async function Page() {
  const rows = await incidents()
  return (
    <main>
      <h1>Incidents</h1>
      <ul>{rows.map((row) => (
        <li key={row.id}><Link href={`/entries?of=${row.id}`} prefetch={false}>{row.code_name}</Link> <span>{row.kind}</span> <span>{row.phase}</span> <time>{row.opened_at.toISOString()}</time> {row.people}</li>
      ))}</ul>
    </main>
  )
}
