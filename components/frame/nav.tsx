import { SignOutForm } from '@/components/draft/sign-out'
import { Icon } from '@/components/ui/icon'
import { PersonName } from '@/components/ui/person-name'
import { Shape } from '@/components/ui/shape'
import { Brand } from './brand'
import type { Door, NavGroup, NavItem, Viewer } from './types'

export const navId = 'nav'

type NavProps = {
  viewer: Viewer
  groups: NavGroup[]
  /** what is searched from here; without it all incidents of the viewer */
  incidentId?: string
  lock?: Door
  signOut?: Door
}

/** The navigation. On a telephone it is a popover that the last tab opens, without a script. */
export function Nav({ viewer, groups, incidentId, lock, signOut }: NavProps) {
  return (
    <nav className="nav" id={navId} popover="auto" aria-label="Main">
      <a className="brand" href="/"><Brand /></a>
      <a className="find" href={incidentId ? `/search?in=${incidentId}` : '/search'} aria-keyshortcuts="Control+K Meta+K">
        <Icon of="search" />Find or do<kbd>Ctrl K</kbd>
      </a>
      {groups.map(({ title, items }) => (
        <div key={title ?? ''}>
          {title && <p className="nav-group">{title}</p>}
          <ul>{items.map((item) => <NavLine key={item.href} item={item} />)}</ul>
        </div>
      ))}
      <div className="me">
        <span><PersonName name={viewer.name} /><small>{viewer.roleLine}</small></span>
        {(lock || signOut) && (
          <div className="me-acts">
            {lock && <DoorButton door={lock} label="Lock" />}
            {signOut && <SignOutForm action={signOut}><button className="word">Sign out</button></SignOutForm>}
          </div>
        )}
      </div>
    </nav>
  )
}

function NavLine({ item }: { item: NavItem }) {
  return (
    <li>
      <a href={item.href} aria-current={item.current ? 'page' : undefined}>
        {item.label}
        {item.waits && item.waits.count > 0 && (
          <span className="nav-count">
            <Shape of={item.waits.shape === 'late' ? 'late' : 'waits-for-you'} />
            {item.waits.count}
            <span className="sr-only">{item.waits.shape === 'late' ? ' late' : ' waiting for you'}</span>
          </span>
        )}
      </a>
    </li>
  )
}

function DoorButton({ door, label }: { door: Door; label: string }) {
  const button = <button className="word">{label}</button>
  return typeof door === 'string' ? <form action={door} method="post">{button}</form> : <form action={door}>{button}</form>
}
