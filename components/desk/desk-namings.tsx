import { toneClass } from '@/components/form/tone'
import { rowTones, WaitRow } from '@/components/wait/wait-row'
import type { Desk } from '@/lib/queries/desk'

/** How much waits for the viewer on the plan's list of standing deputies. */
export const namingCount = ({ namings: { accept, confirm } }: Desk): number => (accept ? 1 : 0) + (confirm.length > 0 ? 1 : 0)

const href = '/standing-deputies'

/** Rows of what waits: to accept being a standing deputy, and to confirm others (C7). `first`: nothing stands before them. */
export function DeskNamings({ page: { namings: { accept, confirm } }, first }: { page: Desk; first: boolean }) {
  const open = (label: string, isFirst: boolean) => <a className={toneClass[rowTones(isFirst)[0]]} href={href}>{label}</a>
  return (
    <>
      {accept && (
        <WaitRow asks="Agree to be a standing deputy?" href={href} first={first} verbs={open('Read and accept', first)}
          why="The plan names you as one. It is in force once you accept and someone else confirms it." />
      )}
      {confirm.length > 0 && (
        <WaitRow asks={`Confirm ${confirm.join(' and ')}?`} href={href} first={first && !accept}
          verbs={open('Read and confirm', first && !accept)}
          why="Named as standing deputies. Someone who knows them, and is not an administrator, has to confirm." />
      )}
    </>
  )
}
