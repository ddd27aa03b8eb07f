import type { At } from '@/lib/db/as'

/**
 * How many entries that the actor may see are not found by their words yet: a large file was taken over, and its words are read
 * afterwards. Of one incident, or of all that they see whole. One statement.
 */
export async function searchBacklog({ tx }: At, incidentId: string | null): Promise<number> {
  const rows = await tx.$queryRaw<{ entries: number }[]>`
    select coalesce(sum(last_number - first_number + 1), 0)::int as entries from search_backlog where incident_id = any (
      (select case when ${incidentId}::uuid is null then muster.whole_incidents() else array[${incidentId}::uuid] end)::uuid[])`
  return rows[0]!.entries
}
