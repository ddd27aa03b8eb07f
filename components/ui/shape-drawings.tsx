import type { ReactNode } from 'react'

const circle = <circle cx="8" cy="8" r="6" />
const bust = 'M3 14V8a5 5 0 0 1 10 0v6z'

/** The state vocabulary, drawn on 16 × 16 (LOOK.md). A family has one meaning everywhere; each survives a fax. */
export const drawings = {
  // circle: the life of a task
  'not-ready': <circle cx="8" cy="8" r="6" strokeDasharray="2.1 2.6" />,
  open: circle,
  assigned: <>{circle}<circle cx="8" cy="8" r="2" className="solid" /></>,
  'in-progress': <>{circle}<path d="M8 4.6a3.4 3.4 0 0 1 0 6.8z" className="solid" /></>,
  'signed-off': <>{circle}<path d="M5.4 8.2l1.9 1.9 3.4-3.9" /></>,
  done: <><circle cx="8" cy="8" r="6.75" className="solid" />
    <path d="M5.2 8.2l2 2 3.6-4.1" className="cut" /></>,
  ongoing: <><path d="M13.6 6A6 6 0 1 0 14 8.4" /><path d="M14.2 2.8V6.2H10.8" /></>,
  'handed-back': <>{circle}<path d="M11 8H5.4M7.4 5.8L5.2 8l2.2 2.2" /></>,
  'set-aside': <>{circle}<path d="M3.9 12.1l8.2-8.2" /></>,
  // diamond: a decision
  'waits-for-you': <path d="M8 1.2L14.8 8 8 14.8 1.2 8z" className="solid" />,
  'waits-for-somebody': <path d="M8 2L14 8 8 14 2 8z" />,
  // triangle: time or content ran away
  late: <><path d="M8 1.6L15 14H1z" className="solid" /><path d="M8 6v3.6M8 11.4v.6" className="cut" /></>,
  overtaken: <><path d="M8 2.2L14.4 13.4H1.6z" /><path d="M8 6.4v3M8 11.2v.4" /></>,
  // octagon: no
  refused: <><path d="M5 1.8h6L14.2 5v6L11 14.2H5L1.8 11V5z" /><path d="M5 8h6" /></>,
  // bust: what a person has
  involved: <path d={bust} fill="currentColor" />,
  'involved-limited': <><path d={bust} /><path d="M8 3v11H3V8a5 5 0 0 1 5-5z" className="solid" /></>,
  aware: <path d={bust} />,
  // time marks
  exact: <circle cx="8" cy="8" r="4" className="solid" />,
  lasted: <path d="M2 4v8M14 4v8M2 8h12" strokeWidth="2" />,
  within: <><path d="M2 4v8M14 4v8" /><path d="M5 8h1.5M9.5 8H11" /></>,
  about: <path d="M2.5 8c1.8-3 3.7-3 5.5 0s3.7 3 5.5 0" />,
  before: <><path d="M13 3v10" /><path d="M13 8H9M7 8H5M3 8H1.5" /></>,
  after: <><path d="M3 3v10" /><path d="M3 8h4M9 8h2M13 8h1.5" /></>,
  'not-known': <path d="M2 8h2.4M6.8 8h2.4M11.6 8H14" />,
  several: <><rect x="1" y="3" width="14" height="10" rx="5" /><path d="M6.3 6.6c.5-1.3 3.2-1.2 3.2.3 0 1.3-3 1.9-3.2 3.4h3.4" /></>,
  // pin: found out
  found: <><circle cx="8" cy="4.6" r="2.8" /><path d="M8 7.4V15" /></>,
} satisfies Record<string, ReactNode>

export type ShapeName = keyof typeof drawings

/** The word that stands beside each shape; lower case, as states are written. */
export const words: Record<ShapeName, string> = {
  'not-ready': 'not ready', open: 'open', assigned: 'assigned', 'in-progress': 'in progress', 'signed-off': 'signed off', done: 'done',
  ongoing: 'ongoing', 'handed-back': 'handed back', 'set-aside': 'set aside',
  'waits-for-you': 'waiting for you', 'waits-for-somebody': 'waiting for someone else',
  late: 'late', overtaken: 'sign-off overtaken', refused: 'refused',
  involved: 'involved', 'involved-limited': 'involved, limited', aware: 'aware',
  exact: 'exact', lasted: 'lasted from, to', within: 'some time within', about: 'about', before: 'before', after: 'after',
  'not-known': 'not known', several: 'several, by number', found: 'when it was found out',
}
