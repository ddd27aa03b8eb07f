import { Icon } from '@/components/ui/icon'
import { navId } from './nav'
import type { NavGroup } from './types'

/** At the thumb on a telephone: the items that carry an icon, at most four, and "More" for all of the navigation. */
export function Tabs({ groups }: { groups: NavGroup[] }) {
  const items = groups.flatMap((group) => group.items).filter((item) => item.tab).slice(0, 4)
  return (
    <nav className="tabs" aria-label="At hand">
      {items.map(({ label, href, current, tab }) => (
        <a key={href} className="tab" href={href} aria-current={current ? 'page' : undefined}>
          {tab && <Icon of={tab} />}{label}
        </a>
      ))}
      <button type="button" className="tab" popoverTarget={navId}><Icon of="more" />More</button>
    </nav>
  )
}
