import Link from 'next/link'
import { entries } from '../rows'

export const dynamic = 'force-dynamic'

export default async function Page() {
  const rows = await entries()
  return (
    <main>
      <h1>Timeline</h1>
      <table>
        <tbody>{rows.map((row) => (
          <tr key={row.id}>
            <td><Link href={`/entries?entry=${row.id}`} prefetch={false}>{row.number}</Link></td><td>{row.happened} {row.happened_us}</td><td>{row.text}</td>
            <td>{row.source}</td><td>{row.by}</td><td>{row.audience}</td>
          </tr>
        ))}</tbody>
      </table>
    </main>
  )
}
