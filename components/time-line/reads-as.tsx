'use client'
import { useEffect, useState } from 'react'
import { Shape } from '@/components/ui/shape'
import type { Around, Reading } from '@/lib/rules/quick-entry'
import { hostsWord, readingSentence, readingWords, type ReadingWords } from './quick-entry-words'

type Props = { id: string; reading: Reading | null; around: Around; said: string | null }

/** Under the field of quick entry: how the line will be read, before it is added. Keeps its place, whatever stands in it. */
export function ReadsAs({ id, reading, around, said }: Props) {
  const words = reading && !reading.problem ? readingWords(reading, around) : null
  const sentence = words ? readingSentence(words) : (reading?.problem ?? '')
  return (
    <div className="reads-as">
      <p id={id}>
        {words && <Words {...words} />}
        {reading?.problem && <span className="reads-not"><Shape of="refused" /> {reading.problem} </span>}
        {!reading && said && <span className="text-ink-2">{said} </span>}
        <span className="text-ink-3">Write ~14:05 for about, 14:05–14:30, before, after, between … and …, or ? for not known.</span>
      </p>
      <Later sentence={sentence} />
    </div>
  )
}

function Words({ shape, time, found, hosts, after }: ReadingWords) {
  return (
    <>
      <Shape of={shape} /> Reads as: <b>{time}</b>, found out <b>{found}</b>,{' '}
      {hosts.length > 0 && <>{hostsWord(hosts)} <b className="mono">{hosts.join(', ')}</b>, </>}for the team. {after && <>{after} </>}
    </>
  )
}

/** Read out once the typing rests. */
function Later({ sentence }: { sentence: string }) {
  const [read, setRead] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => setRead(sentence), 1000)
    return () => clearTimeout(timer)
  }, [sentence])
  return <span className="sr-only" role="status">{read}</span>
}
