import { lock, signOut } from '@/app/session'
import { CommandForm } from '@/components/form/command-form'
import { clockWords } from '@/components/frame/clock'
import { DrillStrip, Frame } from '@/components/frame/frame'
import { PageTitle } from '@/components/frame/page-title'
import type { Rules } from '@/lib/queries/rules'
import { isolated } from '@/lib/rules/hidden-characters'
import { RuleList } from './rule-list'

type Props = { viewer: { actor: { name: string }; zone: string }; now: Date; coordinator: string; drill: boolean; page: Rules }

/** What somebody who was added sees first, and all they see (R2): no code name, no header, no sections. */
export function RulesBefore({ viewer, now, coordinator, drill, page }: Props) {
  return (
    <Frame viewer={{ name: viewer.actor.name, roleLine: '' }} clock={clockWords(now, viewer.zone)}
      groups={[{ items: [{ label: 'Desk', href: '/', current: false, tab: 'checklist' }] }]} lock={lock} signOut={signOut} live="any">
      {drill && <DrillStrip says="This is an exercise. Nobody was attacked." />}
      <PageTitle title="Rules to follow" quiet={`${isolated(coordinator)} coordinates. Version ${page.version}`} />
      <p className="measure text-4">Read them first. Once you have acknowledged them, you see what you were brought in for.</p>
      <RuleList rules={page.rules} />
      <Acknowledge page={page} />
    </Frame>
  )
}

/** The acknowledgement: who, when and which version are kept. */
export function Acknowledge({ page }: { page: Rules }) {
  return (
    <section className="measure mt-7">
      <CommandForm command="rules.acknowledge" allowed={page.acknowledge} submit="I have read the rules and will follow them"
        busyLabel="Noting …" tone="fill" notDone="Not acknowledged."
        hidden={{ incidentId: page.incidentId, rulesVersion: String(page.version), then: `/incidents/${page.incidentId}` }} />
      <p className="aside-note mt-3">Your name, the time and version {page.version} are kept in the logbook.</p>
    </section>
  )
}
