import { Verb } from '@/components/form/verb'
import { PageTitle } from '@/components/frame/page-title'
import { Empty } from '@/components/ui/empty'
import { Section } from '@/components/ui/section'
import type { Hosts } from '@/lib/queries/hosts'
import type { HostState } from '@/lib/rules/host'
import { ConfirmForm, SuspectForm } from './host-forms'
import { HostRow } from './host-row'

const titles: Record<HostState, string> = {
  confirmed: 'Confirmed', suspected: 'Suspected', cleared: 'Cleared', retired: 'Retired',
}
const states = Object.keys(titles) as HostState[]

/** The hosts by their state (H1). */
export function HostsPage({ page, zone, now }: { page: Hosts; zone: string; now: Date }) {
  const none = page.hosts.length === 0
  return (
    <>
      <PageTitle title="Hosts" quiet={states.flatMap((state) => counted(page, state)).join(', ')} />
      {none && (
        <Empty first="Add the first host that looked wrong.">
          Suspicion is enough. Each confirmed host gets its own checklist items.
        </Empty>
      )}
      <div className={none ? 'acts mt-7' : 'acts'}><AddVerbs page={page} /></div>
      {states.map((state) => {
        const hosts = page.hosts.filter((host) => host.state === state)
        if (hosts.length === 0) return null
        return (
          <Section key={state} title={titles[state]} quiet={`${hosts.length}`}>
            <ul>{hosts.map((host) => <HostRow key={host.id} page={page} host={host} zone={zone} now={now} />)}</ul>
          </Section>
        )
      })}
    </>
  )
}

function AddVerbs({ page }: { page: Hosts }) {
  return (
    <>
      <Verb label="Add a suspected host…" tone="plain" allowed={page.can.suspect}><SuspectForm page={page} /></Verb>
      <Verb label="Confirm a new host…" tone="text" allowed={page.can.confirm}><ConfirmForm page={page} /></Verb>
    </>
  )
}

function counted({ hosts }: Hosts, state: HostState): string[] {
  const count = hosts.filter((host) => host.state === state).length
  return count > 0 ? [`${count} ${titles[state].toLowerCase()}`] : []
}
