import { Row } from '@/components/ui/row'
import { Section } from '@/components/ui/section'
import type { FirstThing } from './first-things'

/** What the coordinator does first, each with the page where it is done. */
export function FirstRows({ things, href }: { things: readonly FirstThing[]; href: string }) {
  if (things.length === 0) return null
  return (
    <Section title="To do first">
      <ul>{things.map(({ title, why, page }) => (
        <Row key={page} shape="open" title={<a className="plain" href={`${href}/${page}`}><b>{title}</b></a>} second={why} />
      ))}</ul>
    </Section>
  )
}
