import { notFound } from 'next/navigation'
import { AccountVerbs } from '@/components/account/account-verbs'
import { InviteAdministratorForm, InviteForm } from '@/components/account/invite-forms'
import { Verb } from '@/components/form/verb'
import { OrganisationFrame } from '@/components/frame/organisation-frame'
import { PageTitle } from '@/components/frame/page-title'
import { PersonName } from '@/components/ui/person-name'
import { Row } from '@/components/ui/row'
import { Time } from '@/components/ui/time'
import { requireActor } from '@/lib/actor/visitor'
import { accounts } from '@/lib/queries/accounts'

type Props = { searchParams: Promise<{ open?: string | string[] }> }

/** Accounts, for administrators: who can sign in. Nothing of incidents stands here (N4). */
export default async function AccountsPage({ searchParams }: Props) {
  const viewer = await requireActor()
  const open = (await searchParams).open
  const page = await accounts(viewer.actor)
  if (!page) notFound()
  const reader = { zone: viewer.zone, now: page.now }
  return (
    <OrganisationFrame viewer={viewer} now={page.now} current="/accounts">
      <PageTitle title="Accounts" quiet={`${page.people.length} ${page.people.length === 1 ? 'person' : 'people'}`}>
        <Verb label="Invite someone…" tone="fill" allowed={page.can.invite}><InviteForm /></Verb>
        <Verb label="Invite an administrator…" tone="plain" allowed={page.can.inviteAdministrator}>
          <InviteAdministratorForm administrators={page.administrators} />
        </Verb>
      </PageTitle>
      <ul>
        {page.people.map((account) => (
          <Row key={account.id} id={account.id} selected={account.id === open}
            title={<a className="plain" href={`/accounts?open=${account.id}#${account.id}`} data-scroll="stay"><b><PersonName name={account.name} /></b></a>}
            second={[account.login, account.organisation, !account.ours && 'partner', account.administrator && 'administrator'].filter(Boolean).join(', ')}
            meta={<>{account.state}{account.linkUntil && <>, link open until <Time at={account.linkUntil} {...reader} /></>}</>}>
            {account.id === open && <AccountVerbs account={account} />}
          </Row>
        ))}
      </ul>
    </OrganisationFrame>
  )
}
