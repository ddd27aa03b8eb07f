import type { IconName } from '@/components/ui/icon'

/** Who reads the page. */
export type Viewer = { name: string; roleLine: string }

/** A line of the navigation. A count only where something waits for the viewer. `tab` also puts it at the thumb on a telephone. */
export type NavItem = {
  label: string
  href: string
  current: boolean
  waits?: { shape: 'decision' | 'late'; count: number }
  tab?: IconName
}

/** A list of the navigation: without a title (Desk), or under the code name or "Your incidents". */
export type NavGroup = { title?: string; items: NavItem[] }

/** Where a small form posts to: an address, or a server action. */
export type Door = string | ((formData: FormData) => void | Promise<void>)

/** A line of "yours": what waits for the viewer, or what is late. `late` stands at the end in alarm. */
export type YoursItem = { shape: 'decision' | 'late'; strong?: string; text: string; late?: string; href?: string }

/** The header of an incident. Whoever may not know a fact gets a header without it: leave it out, never blank it. */
export type HeaderProps = {
  codeName: string
  /** "Compromise of integrity" */
  kind: string
  /** "suspected", "established", "not an incident" */
  standing?: string
  /** the sentence of the drill strip; absent when the incident is real */
  drill?: string
  severity?: { level: 1 | 2 | 3 | 4; word: string }
  phase?: { name: string; step: number; of: number }
  /** with ", you" where it is the viewer */
  coordinator?: string
  /** "1 day 5 h 32 min", made with `duration` */
  runningFor?: string
  whoKnows?: { count: number; href: string }
  yours?: YoursItem[]
}
