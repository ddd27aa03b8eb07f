import { newEnrolment } from '@/lib/actor/enrolment'
import { hashPassword } from '@/lib/actor/password'
import { codeAt } from '@/lib/actor/second-factor'
import { digest } from '@/lib/actor/secret'
import { setUpBound } from '@/lib/commands/organisation/set-up'
import { past, soon } from './arranged'
import type { Break, Example, Given } from './example'
import type { Scene } from './scene'
import { digits64, reason } from './words'

const password = 'Nineteen brass otters, 4 of them late'
const recoveryHashes = [...'0123456789'].map(digits64)

/** What somebody sends who adds an authenticator app: its first code, and hashes of recovery codes. */
async function enrolment(s: Scene, bound: string) {
  const now = await s.moment()
  const { letters, sealed } = await newEnrolment(bound, 'someone', now)
  return { sealed, code: codeAt(letters.replaceAll(' ', ''), now), recoveryHashes }
}
const ownCode = async (s: Scene) => codeAt(s.actor.secret, await s.moment())
const credential = (s: Scene, personId: string, columns: string, ...values: unknown[]) =>
  s.sql.query(`update credential set ${columns} where person_id = $1`, [personId, ...values])

/** An installation before anybody has an account: as it is after the first start. Whoever acts there is not signed in. */
async function emptied(s: Scene): Promise<void> {
  s.actor.newcomer = true
  const tables = await s.sql.query<{ name: string }>(
    `select quote_ident(table_name) as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`)
  await s.sql.query('set session_replication_role = replica')
  await s.sql.query(`truncate ${tables.rows.map((row) => row.name).join(', ')}`)
  await s.sql.query('set session_replication_role = default')
}

export const organisationExamples = {
  'organisation.setUp': {
    kind: 'organisation.setUp',
    given: async (s) => {
      await emptied(s)
      process.env.MUSTER_SETUP_CODE_HASH = digest('ABCD1234')
      const person = { organisation: 'Example Project', login: 'first.administrator', name: 'Ada First', password }
      return { input: { setUpCode: 'abcd-1234', ...person, ...(await enrolment(s, setUpBound)) } }
    },
    breaks: {
      'nobody has an account yet': async (s) => void (await s.person('Someone Else')),
      'the code that the terminal showed': async (_, { input }) => ({ given: { input: { ...input, setUpCode: 'abcd-1235' } } }),
    },
  },
  'setting.change': {
    kind: 'setting.changed',
    given: () => ({ input: { name: 'Example Project', takeOverWaitMinutes: 20, idleLockMinutes: 10, silenceHours: 10 }, version: 1 }),
  },
  'plan.setStandingDeputies': {
    kind: 'plan.standingDeputiesSet',
    given: (s) => ({ input: { personIds: [s.cast.member.id, s.cast.colleague.id] }, version: 1 }),
    breaks: {
      'each is named once': async (s) => ({ given: { input: { personIds: [s.cast.member.id, s.cast.member.id] } } }),
      'each is one of the organisation’s own people with an account that works': (s) =>
        s.update('person', s.cast.colleague.id, { disabled_at: past() }),
      'none is an administrator': (s) => s.update('person', s.cast.colleague.id, { administrator: true }),
    },
  },
  'plan.namePerson': {
    kind: 'plan.personNamed',
    given: (s) => ({
      input: {
        name: s.cast.newcomer.name, role: 'Technical', organisation: 'Systems', why: 'Runs the gateway.', reach: 'Card.', personId: s.cast.newcomer.id,
      },
      version: 1,
    }),
    breaks: { 'the account is not an administrator’s': (s) => s.update('person', s.cast.newcomer.id, { administrator: true }) },
  },
  'plan.unnamePerson': {
    kind: 'plan.personUnnamed',
    given: async (s) => {
      const person = {
        key: 'gateway', name: 'Nora New', role: 'Technical', organisation: 'Systems', why: 'Runs it.', reach: 'Card.', personId: null,
      }
      await s.sql.query(`update plan_version set document = jsonb_set(document, '{people}', $1)`, [JSON.stringify([person])])
      return { input: { personKey: person.key }, version: 1 }
    },
  },
  'rules.publish': {
    kind: 'rules.published',
    given: () => ({ input: {
      rules: [{ level: 'must', title: 'Say nothing outside', text: 'Speak of it with nobody else.', why: 'It would spread.' }],
    }, version: 1 }),
  },
} satisfies Record<string, Example>

const change = (columns: Record<string, Date | boolean | null>): Break => (s) => s.update('person', s.cast.newcomer.id, columns)
const account = (s: Scene, rest = {}): Given => ({ input: { personId: s.cast.newcomer.id, ...rest } })
const notOwn = {
  'not one’s own account': (async (s, { input }) => ({ given: { input: { ...input, personId: s.actor.id } } })) satisfies Break,
}
const enabled = { 'the account is not disabled': change({ disabled_at: past() }) }

export const accountExamples = {
  'account.invite': {
    kind: 'account.invited',
    given: () => ({ input: {
      login: 'new.person', name: 'New Person', organisation: 'Systems', ours: true, tokenHash: digits64('a'),
    } }),
  },
  'account.inviteAdministrator': {
    kind: 'account.invited',
    given: () => ({ input: { login: 'new.person', name: 'New Person', organisation: 'Systems', tokenHash: digits64('a') } }),
  },
  'account.reinvite': {
    kind: 'account.reinvited', given: (s) => account(s, { reason, tokenHash: digits64('b') }), breaks: { ...notOwn, ...enabled },
  },
  'account.disable': { kind: 'account.disabled', given: (s) => account(s, { reason }), breaks: { ...notOwn, ...enabled } },
  'account.enable': {
    kind: 'account.enabled',
    given: async (s) => {
      await change({ disabled_at: past() })(s, { input: {} })
      return account(s)
    },
    breaks: { ...notOwn, 'the account is disabled': change({ disabled_at: null }) },
  },
  'account.resetSecondFactor': {
    kind: 'account.secondFactorReset', given: (s) => account(s, { reason }),
    breaks: {
      ...notOwn, ...enabled,
      'there is a second factor': async (s) =>
        void (await credential(s, s.cast.newcomer.id, 'totp_secret = null, totp_confirmed_at = null')),
    },
  },
  'account.makeAdministrator': {
    kind: 'account.administratorMade', given: (s) => account(s),
    breaks: {
      ...notOwn, ...enabled, 'one of the organisation’s own people': change({ ours: false }),
      'no administrator yet': change({ administrator: true }),
    },
  },
  'account.endAdministrator': {
    kind: 'account.administratorEnded',
    given: async (s) => {
      await change({ administrator: true })(s, { input: {} })
      return account(s)
    },
    breaks: { ...notOwn, 'an administrator': change({ administrator: false }) },
  },
} satisfies Record<string, Example>

export const ownExamples = {
  'invitation.accept': {
    kind: 'invitation.accepted',
    given: async (s) => {
      await s.sql.query(
        'insert into invitation (id, person_id, token_hash, invited_by_id, expires_at) values (gen_random_uuid(), $1, $2, $3, $4)',
        [s.actor.id, digits64('c'), s.cast.administrator.id, soon()])
      return { input: { tokenHash: digits64('c'), password, ...(await enrolment(s, s.actor.id)) } }
    },
    breaks: {
      'the link was not used and has not expired': async (s) => void (await s.sql.query('update invitation set used_at = now()')),
    },
  },
  'password.change': {
    kind: 'password.changed',
    given: async (s) => {
      await credential(s, s.actor.id, 'password_hash = $2', await hashPassword('Seven slow herons, 3 of them grey', { person: s.actor.id }))
      return { input: { current: 'Seven slow herons, 3 of them grey', next: password } }
    },
  },
  'secondFactor.enrol': {
    kind: 'secondFactor.enrolled',
    given: async (s) => {
      await credential(s, s.actor.id, 'totp_secret = null, totp_confirmed_at = null')
      return { input: await enrolment(s, s.actor.id) }
    },
    breaks: { 'there is no second factor yet': async (s) => void (await credential(s, s.actor.id, 'totp_confirmed_at = now()')) },
  },
  'secondFactor.replace': {
    kind: 'secondFactor.replaced', given: async (s) => ({ input: { current: await ownCode(s), ...(await enrolment(s, s.actor.id)) } }),
  },
  'recoveryCodes.renew': { kind: 'recoveryCodes.renewed', given: async (s) => ({ input: { code: await ownCode(s), recoveryHashes } }) },
  'session.end': {
    kind: 'session.ended',
    given: async (s) => {
      const made = await s.sql.query<{ id: string }>(
        'insert into session (id, token_hash, person_id, expires_at) values (gen_random_uuid(), $1, $2, $3) returning id', [
          digits64('d'), s.actor.id, soon()
        ])
      return { input: { sessionId: made.rows[0]!.id } }
    },
  },
  'session.endAll': { kind: 'session.allEnded', given: () => ({ input: {} }) },
  'apiToken.create': {
    kind: 'apiToken.created', given: async (s) => ({
      input: { label: 'Backup job', days: 30, code: await ownCode(s), tokenHash: digits64('e') },
    }),
  },
  'apiToken.revoke': {
    kind: 'apiToken.revoked',
    given: async (s) => {
      const made = await s.sql.query<{ id: string }>(
        `insert into api_token (id, token_hash, person_id, label, expires_at)
         values (gen_random_uuid(), $1, $2, 'Backup job', $3) returning id`,
        [digits64('e'), s.actor.id, soon()])
      return { input: { tokenId: made.rows[0]!.id } }
    },
  },
  'zone.change': {
    kind: 'zone.changed', given: () => ({ input: { zone: 'Europe/Lisbon' } }),
    breaks: { 'another time zone than before': (s) => s.update('person', s.actor.id, { zone: 'Europe/Lisbon' }) },
  },
} satisfies Record<string, Example>
