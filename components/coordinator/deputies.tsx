import { CommandForm } from '@/components/form/command-form'
import { PersonSelect } from '@/components/form/select'
import { Verb } from '@/components/form/verb'
import { PersonName } from '@/components/ui/person-name'
import { Row } from '@/components/ui/row'
import { Section } from '@/components/ui/section'
import { Shape } from '@/components/ui/shape'
import type { Office } from '@/lib/queries/office'
import { isolated } from '@/lib/rules/hidden-characters'

/** The ordered list of deputies (C3, C7). Each can be moved up or down with a button: no dragging is needed. */
export function Deputies({ page }: { page: Office }) {
  const { deputies, can, choices, incidentId } = page
  return (
    <Section id="deputies" className="after-sign-off" title="Deputies" quiet="in the order in which they would take over">
      {!page.ableDeputy && !page.ended && (
        <p className="state state-wraps py-3 text-alarm"><Shape of="late" /><span>No able deputy. Whoever is a deputy can take over when the coordinator can’t be reached.</span></p>
      )}
      <ol>
        {deputies.map((deputy, index) => (
          <Row key={deputy.seatId} id={`deputy-${deputy.seatId}`} shape={deputy.cannotAct ? 'aware' : 'involved'} title={<b>{index + 1}. <PersonName name={deputy.name} /></b>}
            second={deputy.cannotAct ? `${isolated(deputy.from)}. Can’t act: ${deputy.cannotAct}.` : <PersonName name={deputy.from} />}
            verbs={can.reorder.allowed || deputy.remove.allowed ? <>
              {index > 0 && <Move page={page} from={index} to={index - 1} label="Move up" />}
              {index < deputies.length - 1 && <Move page={page} from={index} to={index + 1} label="Move down" />}
              <CommandForm command="deputy.remove" hidden={{ incidentId, seatId: deputy.seatId }} allowed={deputy.remove} submit="Remove as deputy"
                busyLabel="Removing …" tone="word" />
            </> : undefined} />
        ))}
      </ol>
      <div className="acts py-3">
        <Verb label="Appoint a deputy…" tone="plain" allowed={can.appoint}>
          <CommandForm command="deputy.appoint" hidden={{ incidentId }} allowed={can.appoint} submit="Appoint" busyLabel="Appointing …" tone="fill"
            notDone="Not appointed.">
            <PersonSelect name="seatId" label="Who" people={choices.deputy} required missing="Choose a member."
              hint="Members with a full seat. The new deputy comes last; move them up afterwards." />
          </CommandForm>
        </Verb>
      </div>
    </Section>
  )
}

/** One deputy to another place: the whole new order is sent, so that two who order at once don’t mix their lists. */
function Move({ page, from, to, label }: { page: Office; from: number; to: number; label: string }) {
  const order = page.deputies.map((deputy) => deputy.seatId)
  order.splice(to, 0, ...order.splice(from, 1))
  const hidden = Object.fromEntries(order.map((seatId, index) => [`seatIds.${index}`, seatId]))
  return (
    <CommandForm command="deputy.reorder" hidden={{ incidentId: page.incidentId, ...hidden }} allowed={page.can.reorder} submit={label} busyLabel="Moving …"
      tone="word" />
  )
}
