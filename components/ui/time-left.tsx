'use client'
import { useEffect, useState } from 'react'
import { left } from './format-time'
import { notePageMoment, pageMoment } from './page-moment'

/** A little past the full minute: what is left is less than that many minutes then. */
const past = 20

type Props = { until: string | Date; now: string | Date }

/** How long there is until a moment, counted down by the page's clock without asking for the page. Nobody is told of each minute. */
export function TimeLeft({ until, now }: Props) {
  const [end, made] = [new Date(until).getTime(), new Date(now).getTime()]
  const [moment, setMoment] = useState(made)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const tell = () => {
      const at = pageMoment()
      setMoment(at)
      if (at < end) timer = setTimeout(tell, ((end - at) % 60_000) + past)
    }
    notePageMoment(made)
    tell()
    return () => clearTimeout(timer)
  }, [end, made])
  return <>{left(end - moment)}</>
}
