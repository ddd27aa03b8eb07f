import { startTransition, useCallback, useEffect, useRef, useState } from 'react'
import { answerTo } from '@/components/form/use-command'
import type { SubmitState } from '@/lib/commands/submit-state'
import { nextLine, refusedLine, withLine, withoutLine, type Line, type LineOnTheWay } from './lines-on-the-way'

type Options = {
  formOf: (line: Line) => FormData
  /** after each answer: whether the line is settled, or stays open with the reason */
  answered: (line: Line, answer: SubmitState) => 'settled' | 'open'
}

/** Sends lines one after the other, so that somebody who types on waits for none of them. */
export function useLines(options: Options) {
  const [lines, setLines] = useState<LineOnTheWay[]>([])
  const now = useRef<LineOnTheWay[]>([])
  const running = useRef(false)
  const latest = useRef(options)
  useEffect(() => {
    latest.current = options
  })

  const change = useCallback((next: LineOnTheWay[]) => {
    now.current = next
    setLines(next)
  }, [])

  const run = useCallback(async () => {
    if (running.current) return
    running.current = true
    try {
      for (let line = nextLine(now.current); line; line = nextLine(now.current)) {
        const sent = line
        const formData = latest.current.formOf(sent)
        formData.set('key', sent.key)
        const answer = await new Promise<SubmitState>((resolve, reject) => {
          startTransition(() => answerTo('timeLine.add', formData).then(resolve, reject))
        })
        const settled = latest.current.answered(sent, answer) === 'settled' || answer.status !== 'refused'
        change(settled ? withoutLine(now.current, sent.key) : refusedLine(now.current, sent.key, answer.because || Object.values(answer.fields).join(' ')))
      }
    } finally {
      running.current = false
    }
  }, [change])

  /** Sends a line after those that are on their way; or once more, if it was refused. */
  const send = useCallback((line: Line) => {
    change(withLine(now.current, line))
    void run()
  }, [change, run])
  const takeOut = useCallback((key: string) => change(withoutLine(now.current, key)), [change])
  return { lines, send, takeOut }
}
