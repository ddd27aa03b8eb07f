import { Shape } from '@/components/ui/shape'
import type { Desk } from '@/lib/queries/desk'

/** How much waits for the viewer on the plan's list of standing deputies. */
export const namingCount = ({ namings: { accept, confirm } }: Desk): number => (accept ? 1 : 0) + (confirm.length > 0 ? 1 : 0)

/** Rows of what waits: to accept being a standing deputy, and to confirm others (C7). */
export function DeskNamings({ page: { namings: { accept, confirm } } }: { page: Desk }) {
  return (
    <>
      {accept && <Line asks="Accept being a standing deputy?" why="The plan names you as one. It counts once you accept and somebody else confirms it." />}
      {confirm.length > 0 && (
        <Line asks={`Confirm ${confirm.join(' and ')}?`} why="Named as standing deputies. Somebody who knows them, and is not an administrator, has to confirm." />
      )}
    </>
  )
}

function Line({ asks, why }: { asks: string; why: string }) {
  return (
    <li className="waits-row">
      <Shape of="waits-for-you" />
      <div>
        <p><a className="plain" href="/standing-deputies"><b>{asks}</b></a></p>
        <p className="second">{why}</p>
      </div>
    </li>
  )
}
