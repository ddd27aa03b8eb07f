import type { ReactNode } from 'react'
import { lock, signOut } from '@/app/session'
import type { Actor } from '@/lib/actor/actor'
import { Frame } from './frame'
import type { NavItem } from './types'

const pages = [
  { label: 'Desk', href: '/', tab: 'checklist' },
  { label: 'My account', href: '/account', tab: 'key' },
  { label: 'Accounts', href: '/accounts', administrator: true },
  { label: 'Settings', href: '/settings', administrator: true },
] as const

type Props = { viewer: { actor: Actor; zone: string }; now: Date; current: (typeof pages)[number]['href']; children: ReactNode }

/** The frame of pages outside any incident. It says nothing of incidents, not even to somebody who is on some. */
export function OrganisationFrame({ viewer: { actor, zone }, now, current, children }: Props) {
  const items = pages.filter((page) => !('administrator' in page) || actor.administrator)
    .map((page): NavItem => ({ label: page.label, href: page.href, current: page.href === current, tab: 'tab' in page ? page.tab : undefined }))
  return (
    <Frame viewer={{ name: actor.name, roleLine: actor.administrator ? 'Administrator' : '', zone }} now={now.toISOString()} groups={[{ items }]}
      lock={lock} signOut={signOut}>
      {children}
    </Frame>
  )
}
