import type { ReactNode } from 'react'
import { lock, signOut } from '@/app/session'
import type { Actor } from '@/lib/actor/actor'
import { clockWords } from './clock'
import { Frame } from './frame'
import type { NavItem } from './types'

const pages = [
  { label: 'Desk', href: '/', tab: 'checklist' },
  { label: 'My account', href: '/account', tab: 'key' },
  { label: 'Standing deputies', href: '/standing-deputies', ours: true },
  { label: 'Accounts', href: '/accounts', administrator: true },
  { label: 'Settings', href: '/settings', administrator: true },
] as const

type Props = {
  viewer: { actor: Actor; zone: string }; now: Date; current: (typeof pages)[number]['href'] | '/search'; children: ReactNode
  /** On the desk alone: the viewer's incidents, and how much waits for them in all. */
  incidents?: NavItem[]
  waits?: number
}

/** The frame of pages outside any incident. But for the desk it says nothing of incidents, not even to somebody who is on some. */
export function OrganisationFrame({ viewer: { actor, zone }, now, current, incidents = [], waits = 0, children }: Props) {
  const items = pages.filter((page) => (!('administrator' in page) || actor.administrator) && (!('ours' in page) || actor.ours))
    .map((page): NavItem => ({ label: page.label, href: page.href, current: page.href === current, tab: 'tab' in page ? page.tab : undefined,
      waits: page.href === '/' && waits > 0 ? { shape: 'decision', count: waits } : undefined }))
  const groups = incidents.length > 0 ? [{ items }, { title: 'Your incidents', items: incidents }] : [{ items }]
  return (
    <Frame viewer={{ name: actor.name, roleLine: actor.administrator ? 'Administrator' : '' }} clock={clockWords(now, zone)} groups={groups}
      lock={lock} signOut={signOut} live={current === '/' ? 'any' : 'session'}>
      {children}
    </Frame>
  )
}
