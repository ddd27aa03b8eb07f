import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTransport } from 'nodemailer'
import { SMTPServer } from 'smtp-server'
import { world, type SomeIncident, type SomePerson, type World } from '@/lib/testing/world'
import { mailDue, mailer } from './mail'

let w: World
let server: SMTPServer
let incident: SomeIncident
let mara: SomePerson
const received: string[] = []
let refusing = false

beforeAll(async () => {
  w = await world()
  server = new SMTPServer({
    authOptional: true, disabledCommands: ['STARTTLS'],
    onData: (stream, _session, done) => {
      let text = ''
      stream.on('data', (chunk: Buffer) => (text += chunk))
      stream.on('end', () => {
        if (refusing) return done(new Error('not now'))
        received.push(text)
        done()
      })
    },
  })
  const port = await new Promise<number>((resolve) => {
    const listening = server.listen(0, '127.0.0.1', () => resolve((listening.address() as { port: number }).port))
  })
  Object.assign(process.env, { SMTP_URL: `smtp://127.0.0.1:${port}`, MAIL_FROM: 'muster@example.org', MUSTER_URL: 'http://localhost:3000' })
  mara = await w.person('Mara Lindqvist')
  incident = await w.open(mara, { codeName: 'Canary Codename' })
})
afterAll(async () => {
  await new Promise<void>((resolve) => server.close(() => resolve()))
  await w.end()
})

async function told(login: string, tasks: [string, string]): Promise<void> {
  const person = await w.person('Priya Raman')
  await w.sql.query('update person set login = $1 where id = $2', [login, person.id])
  const seatId = await w.seat(incident, person)
  for (const key of tasks) await w.run(mara, 'task.assign', { incidentId: incident.id, taskId: (await w.task(incident, key)).id, seatId })
}

test('promise 8: two notices are one mail, and it carries no fact of the incident', async () => {
  await told('priya@example.org', ['log-copy', 'snapshot'])
  expect(await mailDue(mailer()!)).toEqual({ sent: 1, fault: null })
  expect(received).toHaveLength(1)
  expect(received[0]).toContain('priya@example.org')
  expect(received[0]).not.toMatch(/Canary|Log copy|Snapshot|Mara|incident/i)
  expect(await mailDue(mailer()!)).toEqual({ sent: 0, fault: null })
})

test('a mail that could not be sent is tried again later, and then sent once', async () => {
  refusing = true
  await told('daniel@example.org', ['databases', 'shared-data'])
  await mailDue(mailer()!)
  refusing = false
  expect(await mailDue(mailer()!)).toEqual({ sent: 0, fault: null })
  await w.advance(2)
  expect(await mailDue(mailer()!)).toEqual({ sent: 1, fault: null })
  expect(received).toHaveLength(2)
})

test('TO-8, promise 8: a standing deputy who may be needed gets the same mail, of no incident, once', async () => {
  const [first] = w.deputies
  await w.sql.query(`update person set login = 'first@example.org' where id = $1`, [first!.id])
  await w.sql.query(`insert into person_notice (id, person_id, kind, created_at) values (gen_random_uuid(), $1, 'standing deputy', muster.now())`, [first!.id])
  expect(await mailDue(mailer()!)).toEqual({ sent: 1, fault: null })
  expect(received.at(-1)).toContain('first@example.org')
  expect(received.at(-1)).not.toMatch(/deputy|incident|Canary/i)
  expect(await mailDue(mailer()!)).toEqual({ sent: 0, fault: null })
})

test('to one person the pause between two mails grows; the first goes at once, and nothing is lost', async () => {
  await told('paused@example.org', ['log-copy', 'snapshot'])
  const seatId = String((await w.sql.query(`select s.id from seat s join person p on p.id = s.person_id where p.login = 'paused@example.org'`)).rows[0].id)
  const more = (kind = 'task changed') => w.sql.query(`insert into notice (id, incident_id, seat_id, kind, created_at)
    values (gen_random_uuid(), $1, $2, $3, muster.now())`, [incident.id, seatId, kind])
  const mails = async () => {
    await mailDue(mailer()!)
    return received.filter((text) => text.includes('paused@example.org')).length
  }
  expect(await mails()).toBe(1)
  await more()
  expect(await mails()).toBe(1)
  await w.advance(1.1)
  expect(await mails()).toBe(2)
  await more()
  await w.advance(1.1)
  expect(await mails()).toBe(2)
  await w.advance(1)
  expect(await mails()).toBe(3)
  await more()
  expect(await mails()).toBe(3)
  await more('take-over called')
  expect(await mails(), 'a takeover waits for no pause').toBe(4)
})

test('someone removed since is not written to (promise 4)', async () => {
  await told('kenji@example.org', ['raise-logging', 'changed-files'])
  await w.sql.query(`update seat set state = 'removed', ended_at = now() where person_id = (select id from person where login = 'kenji@example.org')`)
  expect(await mailDue(mailer()!)).toEqual({ sent: 0, fault: null })
})

test('attack 8: a mail server that does not answer is asked once in a round, however many wait', async () => {
  await told('ola@example.org', ['log-copy', 'snapshot'])
  await told('lena@example.org', ['databases', 'shared-data'])
  const tried = async () => Number((await w.sql.query(`select count(distinct s.person_id) as n from notice n join seat s on s.id = n.seat_id
    where n.mail_tries > 0 and n.mailed_at is null`)).rows[0].n)
  const nobody = { ...mailer()!, transport: createTransport({ host: '127.0.0.1', port: 1 }) }
  for (const people of [1, 2]) {
    expect(await mailDue(nobody)).toMatchObject({ sent: 0, fault: { code: 'ESOCKET' } })
    expect(await tried()).toBe(people)
  }
})
