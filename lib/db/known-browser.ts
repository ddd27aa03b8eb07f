import { client, transaction } from './client'

// Housekeeping, as in lib/db/housekeeping: a known browser opens nothing, it only counts apart.

const daysKnown = 180
/** Of one person; the one that was not used for longest goes first. */
const most = 20

export type KnownRow = { personId: string; login: string }

/** Who has passed the second factor with this browser. Asked by its token alone, so that the time it takes says nothing of any login. */
export async function findKnown(tokenHash: string): Promise<KnownRow[]> {
  return client().$queryRaw<KnownRow[]>`
    select p.id as "personId", p.login from known_browser b join person p on p.id = b.person_id
    where b.token_hash = ${tokenHash} and b.used_at > muster.now() - make_interval(days => ${daysKnown}::int)`
}

/** From now on somebody is known by a browser's new token, and so is whoever was known by its old one. */
export async function noteKnown(personId: string, tokenHash: string, oldHash: string): Promise<void> {
  await transaction(async (tx) => {
    await tx.$executeRaw`update known_browser set token_hash = ${tokenHash} where token_hash = ${oldHash}`
    await tx.$executeRaw`
      insert into known_browser (token_hash, person_id, used_at) values (${tokenHash}, ${personId}::uuid, muster.now())
      on conflict (token_hash, person_id) do update set used_at = excluded.used_at`
    await tx.$executeRaw`
      delete from known_browser where person_id = ${personId}::uuid and token_hash in (
        select token_hash from known_browser where person_id = ${personId}::uuid order by used_at desc offset ${most}::int)`
    await tx.$executeRaw`
      delete from known_browser where person_id = ${personId}::uuid and used_at < muster.now() - make_interval(days => ${daysKnown}::int)`
  })
}
