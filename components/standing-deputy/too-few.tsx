import { Shape } from '@/components/ui/shape'
import { counts, type StandingDeputy } from '@/lib/rules/standing-deputy'

/** Said in plain words wherever the list is looked after: with fewer than two who count no incident can be opened (C7). */
export function TooFew({ deputies }: { deputies: readonly StandingDeputy[] }) {
  const enough = deputies.filter(counts).length
  if (enough >= 2) return null
  return (
    <p className="state state-wraps py-3 text-alarm">
      <Shape of="late" /><span>{enough === 0 ? 'No standing deputy is in force yet.' : 'Only one is in force.'} No incident can be opened until two are.</span>
    </p>
  )
}
