import type { ReactNode } from 'react'
import { lock, signOut } from '@/app/session'
import { Frame } from '@/components/frame/frame'
import { frameWords, type Framed } from './frame-words'

/** The frame of every page of an incident: navigation with what waits where, header, drill strip. */
export function IncidentFrame({ children, ...framed }: Framed & { children: ReactNode }) {
  return <Frame {...frameWords(framed)} lock={lock} signOut={signOut} live={{ incidentId: framed.frame.incident.id }}>{children}</Frame>
}
