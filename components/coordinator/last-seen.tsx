import { Time } from '@/components/ui/time'
import type { Office } from '@/lib/queries/office'
import { isolated } from '@/lib/rules/hidden-characters'
import type { Reader } from '@/components/ui/reader'

/** When the coordinator last used Muster: in the forms with which somebody has them replaced, for those who can. */
export function LastSeen({ coordinator, ...reader }: { coordinator: Office['coordinator'] } & Reader) {
  if (!coordinator.seenAt) return null
  return <p className="note mb-3">{isolated(coordinator.name)} last used Muster at <Time at={coordinator.seenAt} {...reader} as="both" />.</p>
}
