import type { Tone } from '@/components/form/tone'
import { Row } from '@/components/ui/row'
import type { ReactNode } from 'react'

/** Of the first row, which Enter acts on, and of the others: the verb that is meant first, and those beside it. */
export const rowTones = (first: boolean): readonly [Tone, Tone] => (first ? ['fill', 'plain'] : ['word', 'word'])

type Props = { asks: string; why: string; href: string; where?: string; when?: ReactNode; first: boolean; verbs: ReactNode; left?: ReactNode }

/**
 * One thing that waits for its reader, with what can be done about it. `where`: the incident, on a page of several. `left`: how long there is, for
 * what runs out: such a row is in red.
 */
export function WaitRow({ asks, why, href, where, when, first, verbs, left }: Props) {
  return (
    <Row shape={left ? 'late' : 'waits-for-you'} word={left ? 'runs out' : 'waiting for you'} selected={first} second={why}
      title={<><a className="plain" href={href}><b>{asks}</b></a>{left && <b>: {left}</b>}</>}
      meta={(where || when) && <>{where && <span className="where">{where} </span>}{when}</>} verbs={verbs} />
  )
}
