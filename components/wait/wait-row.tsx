import type { Tone } from '@/components/form/tone'
import { Row } from '@/components/ui/row'
import type { ReactNode } from 'react'

/** Of the first row, which Enter acts on, and of the others: the verb that is meant first, and those beside it. */
export const rowTones = (first: boolean): readonly [Tone, Tone] => (first ? ['fill', 'plain'] : ['word', 'word'])

type Props = { asks: string; why: string; href: string; where?: string; when?: ReactNode; first: boolean; verbs: ReactNode }

/** One thing that waits for its reader, with what can be done about it. `where`: the incident, on a page of several. */
export function WaitRow({ asks, why, href, where, when, first, verbs }: Props) {
  return (
    <Row shape="waits-for-you" word="waits for you" selected={first} title={<a className="plain" href={href}><b>{asks}</b></a>} second={why}
      meta={(where || when) && <>{where && <span className="where">{where} </span>}{when}</>} verbs={verbs} />
  )
}
