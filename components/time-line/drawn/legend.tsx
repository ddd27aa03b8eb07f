import { memo } from 'react'
import { StateWord } from '@/components/ui/shape'

const shapes = ['exact', 'lasted', 'within', 'about', 'before', 'after', 'not-known', 'several', 'found'] as const

/** What the marks mean. */
export const Legend = memo(function Legend() {
  return (
    <p className="legend">
      {shapes.map((of) => <StateWord key={of} of={of} />)}
      <span className="last">Hatched: somewhere in here. Dotted edge: limit not known.</span>
    </p>
  )
})
