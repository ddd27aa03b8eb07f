import { cookies } from 'next/headers'
import { PasswordForm, RecoveryCodesForm, ThemeForm, TokenForm } from '@/components/account/secret-forms'
import { Sessions, Tokens } from '@/components/account/sessions'
import { CommandForm } from '@/components/form/command-form'
import { Select } from '@/components/form/select'
import { Verb } from '@/components/form/verb'
import { zoneOptions } from '@/components/form/zone-options'
import { OrganisationFrame } from '@/components/frame/organisation-frame'
import { PageTitle } from '@/components/frame/page-title'
import { readTheme, themeCookie } from '@/components/frame/theme'
import { KeysForm } from '@/components/keys/keys-form'
import { keysCookie, readKeys } from '@/components/keys/letters'
import { Pairs } from '@/components/ui/facts'
import { Section } from '@/components/ui/section'
import { Time } from '@/components/ui/time'
import { requireActor } from '@/lib/actor/visitor'
import { account } from '@/lib/queries/account'
import { isolated } from '@/lib/rules/hidden-characters'

/** My account: how I sign in, where I am signed in, what acts as me. */
export default async function AccountPage() {
  const viewer = await requireActor()
  const { now, person, passwordChangedAt, secondFactorSince, codesLeft, sessions, sessionsBeyond, tokens, tokensBeyond } = await account(viewer.actor)
  const jar = await cookies()
  const theme = readTheme(jar.get(themeCookie)?.value)
  const reader = { zone: viewer.zone, now }
  return (
    <OrganisationFrame viewer={viewer} now={now} current="/account">
      <PageTitle title="My account" quiet={isolated(person.name)} />
      <div className="columns">
        <div>
          <Sessions sessions={sessions} beyond={sessionsBeyond} reader={reader} />
          <Section title="Password" quiet={passwordChangedAt && <>since <Time at={passwordChangedAt} {...reader} as="day" /></>}>
            <div className="acts mt-3"><Verb label="Change it…" tone="plain"><PasswordForm /></Verb></div>
          </Section>
          <Section title="Second factor" quiet={secondFactorSince && <>an authenticator app, since <Time at={secondFactorSince} {...reader} as="day" /></>}>
            <p className="why mt-3">{codesLeft} of 10 recovery codes are left.</p>
            <div className="acts mt-3">
              <a className="button" href="/account/second-factor">Replace the app…</a>
              <Verb label="New recovery codes…" tone="plain"><RecoveryCodesForm /></Verb>
            </div>
          </Section>
          <Tokens tokens={tokens} beyond={tokensBeyond} reader={reader}>
            <div className="acts mt-3"><Verb label="Make a token…" tone="plain"><TokenForm /></Verb></div>
          </Tokens>
        </div>
        <aside>
          <Section title="You">
            <div className="mt-3">
              <Pairs facts={[
                { label: 'Name', value: person.name }, { label: 'User name', value: person.login }, { label: 'Organisation', value: person.organisation },
              ]} />
            </div>
          </Section>
          <Section title="Time zone">
            <div className="mt-3">
              <CommandForm command="zone.change" allowed={{ allowed: true }} submit="Save" busyLabel="Changing …">
                <Select name="zone" label="Times are shown in" options={zoneOptions} defaultValue={person.zone} required />
              </CommandForm>
            </div>
          </Section>
          <Section title="Appearance"><div className="mt-3"><ThemeForm theme={theme} /></div></Section>
          <Section title="Keys"><div className="mt-3"><KeysForm keys={readKeys(jar.get(keysCookie)?.value)} /></div></Section>
        </aside>
      </div>
    </OrganisationFrame>
  )
}
