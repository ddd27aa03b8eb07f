import type { At } from '@/lib/db/as'
import { skeleton } from '@/lib/rules/skeleton'

type Choice = { id: string; name: string; from?: string }

/**
 * People to choose from, the user name beside each whose name looks like another's: of these, or of `among` (names of others whom the
 * chooser knows, who can't be chosen). Ids are of seats or of accounts. One statement, and none where all look different.
 */
export async function toldApart<C extends Choice>({ tx }: Pick<At, 'tx'>, people: readonly C[], among: readonly string[] = []): Promise<C[]> {
  const counted = new Map<string, number>()
  for (const look of [...people.map(({ name }) => name), ...among].map(skeleton)) counted.set(look, (counted.get(look) ?? 0) + 1)
  const alike = people.filter(({ name }) => counted.get(skeleton(name))! > 1)
  if (alike.length === 0) return [...people]
  const ids = alike.map(({ id }) => id)
  const logins = await tx.$queryRaw<{ id: string; login: string }[]>`
    select s.id, p.login from seat s join person p on p.id = s.person_id where s.id = any(${ids}::uuid[])
    union all select id, login from person where id = any(${ids}::uuid[])`
  const loginOf = new Map(logins.map(({ id, login }) => [id, login]))
  return people.map((person) => {
    if (!ids.includes(person.id)) return person
    return { ...person, from: [loginOf.get(person.id) ?? 'no account', person.from].filter(Boolean).join(', ') }
  })
}
