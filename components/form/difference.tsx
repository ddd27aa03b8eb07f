import { PersonName } from '@/components/ui/person-name'
export type Change = { what: string; was?: string; now: string; by?: string }

/** Old text struck through, the new one beneath it, with who and when. */
export function Difference({ changes }: { changes: readonly Change[] }) {
  return (
    <dl className="difference">
      {changes.map(({ what, was, now, by }) => [
        <dt key={`${what} dt`}>{what}</dt>,
        <dd key={`${what} dd`}>{was && <><del>{was}</del><br /></>}<ins>{now}</ins>{by && <span className="text-ink-3"> <PersonName name={by} /></span>}</dd>,
      ])}
    </dl>
  )
}
