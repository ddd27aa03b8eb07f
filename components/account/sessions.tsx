import { CommandForm } from '@/components/form/command-form'
import { EmptyLine } from '@/components/ui/empty'
import type { Reader } from '@/components/ui/reader'
import { Row } from '@/components/ui/row'
import { Section } from '@/components/ui/section'
import { Time } from '@/components/ui/time'
import type { account } from '@/lib/queries/account'

type Account = Awaited<ReturnType<typeof account>>
const allowed = { allowed: true } as const

/** Where the person is signed in, each with a way to end it at once. */
export function Sessions({ sessions, beyond, reader }: { sessions: Account['sessions']; beyond: number; reader: Reader }) {
  return (
    <Section title="Where you are signed in" quiet="ending one closes it at once">
      <ul>
        {sessions.map((session) => (
          <Row key={session.id} title={<b>{session.browser}</b>}
            second={<>{session.here ? 'This browser. ' : ''}Since <Time at={session.createdAt} {...reader} />{session.half && ', second factor not entered'}</>}
            meta={<>last active <Time at={session.lastActiveAt} {...reader} as="age" /></>}
            verbs={session.here ? undefined : (
              <CommandForm command="session.end" hidden={{ sessionId: session.id }} allowed={allowed} submit="End session" busyLabel="Ending …" tone="word" />
            )} />
        ))}
      </ul>
      {beyond > 0 && <p className="why mt-3">{beyond} older {beyond === 1 ? 'session is' : 'sessions are'} not shown. The button below ends {beyond === 1 ? 'it' : 'them'} too.</p>}
      {sessions.length > 1 && (
        <div className="acts mt-3">
          <CommandForm command="session.endAll" allowed={allowed} submit="End all others" busyLabel="Ending …" />
        </div>
      )}
    </Section>
  )
}

/** Tokens for automation. They end with the account (W3). */
export function Tokens({ tokens, beyond, reader, children }: { tokens: Account['tokens']; beyond: number; reader: Reader; children: React.ReactNode }) {
  return (
    <Section title="Tokens" quiet="for automation that acts as you">
      {tokens.length === 0 && <EmptyLine>You have none.</EmptyLine>}
      <ul>
        {tokens.map((token) => (
          <Row key={token.id} title={<b>{token.label}</b>}
            second={<>Ends <Time at={token.expiresAt} {...reader} as="both" /></>}
            meta={token.lastUsedAt ? <>used <Time at={token.lastUsedAt} {...reader} as="age" /></> : 'never used'}
            verbs={<CommandForm command="apiToken.revoke" hidden={{ tokenId: token.id }} allowed={allowed} submit="Revoke" busyLabel="Revoking …" tone="word" />} />
        ))}
      </ul>
      {beyond > 0 && <p className="why mt-3">{beyond} older {beyond === 1 ? 'token is' : 'tokens are'} not shown. Revoke some of these to see {beyond === 1 ? 'it' : 'them'}.</p>}
      {children}
    </Section>
  )
}
