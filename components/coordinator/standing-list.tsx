import { SignOffPanel } from '@/components/form/sign-off-panel'
import { WhoStandsBehind } from '@/components/standing-deputy/who-stands-behind'
import { EmptyLine } from '@/components/ui/empty'
import { PersonName } from '@/components/ui/person-name'
import { Row } from '@/components/ui/row'
import { Section } from '@/components/ui/section'
import { Shape } from '@/components/ui/shape'
import type { Office } from '@/lib/queries/office'
import { isolated } from '@/lib/rules/hidden-characters'
import { counts, unsound } from '@/lib/rules/standing-deputy'
import type { Reader } from '@/components/ui/reader'

/** Who is brought in when nobody here can act (TO-8): the list as this incident keeps it, with who stands behind each. */
export function StandingListSection({ page, ...reader }: { page: Office } & Reader) {
  const { deputies, plan } = page.standing
  return (
    <Section id="standing" className="after-sign-off" title="Standing deputies" quiet="brought in when nobody here can act">
      {plan && !page.ended && (
        <p className="state state-wraps py-3">
          <Shape of="waits-for-somebody" />
          <span>{changed(plan)} This incident keeps its own deputies until the coordinator switches to the plan’s.</span>
        </p>
      )}
      {deputies.length === 0 && <EmptyLine>Nobody.</EmptyLine>}
      <ul>
        {deputies.map((deputy, index) => (
          <Row key={deputy.personId} shape={counts(deputy) ? 'aware' : 'late'} word={counts(deputy) ? undefined : 'is not in force'}
            title={<b>{index + 1}. <PersonName name={deputy.name} /></b>}
            second={<>{!deputy.sound && `${unsound} `}<WhoStandsBehind deputy={deputy} {...reader} /></>} />
        ))}
      </ul>
    </Section>
  )
}

/** For the coordinator: the plan's new list, and the signature that takes it over. */
export function AdoptList({ page, ...reader }: { page: Office } & Reader) {
  const { plan } = page.standing
  if (!plan?.adopt) return null
  return (
    <SignOffPanel command="standingList.adopt" hidden={{ incidentId: page.incidentId }} fingerprint={plan.adopt.fingerprint} allowed={plan.adopt.verdict}
      title="Use the plan’s deputies" submit="Use them" says={`From now on these are brought in when nobody here can act. ${changed(plan)}`}
      facts={plan.deputies.map((deputy) => ({ label: isolated(deputy.name), value: <WhoStandsBehind deputy={deputy} {...reader} /> }))} />
  )
}

function changed({ added, gone }: NonNullable<Office['standing']['plan']>): string {
  const what = [added.length > 0 && `${added.map(isolated).join(', ')} added`, gone.length > 0 && `${gone.map(isolated).join(', ')} gone`].filter(Boolean).join('; ')
  return `The plan’s standing deputies have changed: ${what || 'another order, or an account that is in force again'}.`
}
