import { clockWords } from '@/components/frame/clock'
import type { FrameWords } from '@/components/frame/frame'
import type { HeaderProps, NavGroup, NavItem, YoursItem } from '@/components/frame/types'
import { capital } from '@/components/ui/capital'
import { duration, relative } from '@/components/ui/format-time'
import { howMany } from '@/components/wait/wait-words'
import type { IncidentFrame as FrameData } from '@/lib/queries/frame'
import { isolated } from '@/lib/rules/hidden-characters'
import { severities } from '@/lib/rules/incident-terms'
import { isOpen } from '@/lib/rules/permission'
import { phaseWords } from './phase-words'
import { sections, type SectionKey } from './sections'

export type Framed = {
  frame: FrameData
  viewer: { actor: { name: string }; zone: string }
  /** the search is no section */
  current: SectionKey | 'search'
  /** Situation opens with the list of what waits, so its header says only what is late, and stays unfolded. */
  situation?: boolean
}

/** What the frame of an incident says to this viewer. */
export const frameWords = ({ frame, viewer, current, situation }: Framed): FrameWords => ({
  viewer: { name: viewer.actor.name, roleLine: frame.office }, clock: clockWords(frame.now, viewer.zone), groups: groups(frame, current),
  header: header(frame, situation), ...(situation && { unfolded: true }), ...(frame.incident.youCoordinate && { coordinates: true }),
  ...(frame.called && { called: frame.called }),
})

function groups(frame: FrameData, current: SectionKey | 'search'): NavGroup[] {
  const { id, codeName } = frame.incident
  const tabs = !frame.whole ? 'limitedTab' : frame.readsPlain ? 'plainTab' : 'tab'
  const items = sections.filter((section) => (frame.whole ? section.full : section.limited)).map((section): NavItem => {
    const count = howMany(frame.waits.filter((wait) => section.waits.includes(wait.kind)))
    const tab = section[tabs]
    return {
      label: section.label, href: `/incidents/${id}/${section.key}`, current: section.key === current,
      ...(tab && { tab }), ...(count > 0 && { waits: { shape: 'decision', count } }),
    }
  })
  return [{ items: [{ label: 'Desk', href: '/', current: false }] }, { title: codeName, items }]
}

function header(frame: FrameData, situation = false): HeaderProps {
  const { incident, whole, now } = frame
  const known: HeaderProps = {
    codeName: incident.codeName, kind: capital(incident.kind),
    drill: incident.drill ? 'This is an exercise. Nobody was attacked.' : undefined,
    coordinator: coordinatorWords(frame),
    yours: yours(frame).filter(({ shape }) => shape === 'late' || !situation),
  }
  if (!whole) return known
  return {
    ...known, standing: whole.established, severity: { level: whole.severity, word: severities[whole.severity] },
    phase: phaseWords(whole.phase, whole.phaseDoubtful),
    runningFor: duration(now.getTime() - whole.openedAt.getTime()), whoKnows: { count: whole.people, href: `/incidents/${incident.id}/people` },
  }
}

/** After the end there is no coordinator any more, only the last one by name (states 1). */
function coordinatorWords({ incident, whole }: FrameData): string {
  if (whole && !isOpen(whole.phase)) return `${isolated(incident.coordinator)}, the last`
  return incident.youCoordinate ? `${isolated(incident.coordinator)}, you` : isolated(incident.coordinator)
}

function yours({ incident, whole, waits, now }: FrameData): YoursItem[] {
  const items: YoursItem[] = []
  if (waits.length > 0) {
    // What is most urgent stands first, and is not what has waited longest.
    const oldest = new Date(Math.min(...waits.map(({ since }) => since.getTime())))
    const count = howMany(waits)
    const many = count > 1
    items.push({
      shape: 'decision', strong: many ? `${count} things` : 'One thing', href: `/incidents/${incident.id}/${whole ? 'situation' : 'tasks'}`,
      text: `${many ? 'are' : 'is'} waiting for you, ${many ? 'the oldest' : 'asked'} ${relative(oldest, now)}`,
    })
  }
  if (whole && isOpen(whole.phase) && !whole.ableDeputy && incident.youCoordinate)
    items.push({ shape: 'late', text: '', late: 'No able deputy', href: `/incidents/${incident.id}/office` })
  return items
}
