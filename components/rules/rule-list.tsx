import type { Rules } from '@/lib/queries/rules'

/** The rules in their order, each with its reason. */
export function RuleList({ rules }: { rules: Rules['rules'] }) {
  return (
    <ol className="rules">
      {rules.map((rule) => (
        <li key={rule.title}>
          <h2>{rule.title}</h2>
          <p className="text-4">{rule.text}</p>
          <p className="second">{rule.why}</p>
        </li>
      ))}
    </ol>
  )
}
