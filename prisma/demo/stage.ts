import type { Actor } from '@/lib/actor/actor'
import { codeAt } from '@/lib/actor/second-factor'
import type { Done } from '@/lib/commands/command'
import { execute } from '@/lib/commands/execute'
import { preview } from '@/lib/commands/preview'
import { weigh } from '@/lib/db/as'
import type { CommandName } from '@/lib/rules/permissions'
import { demoSecrets } from './accounts'
import type { DemoClock } from './clock'
import type { Demonstration, Moment } from './demonstration'
import { movedText } from './moved-text'
import type { Cast } from './organisation'

/** One act of the story: when, what it is called if it fails, and what is done. */
export type Step = { at: Date; what: string; act: () => Promise<unknown> }

type Input = Record<string, unknown>

/** Where the story is replayed: who plays, what time it is told to be, and the ids of what was made so far. */
export class Stage {
  incidentId = ''
  readonly seats = new Map<string, string>()
  readonly hosts = new Map<string, string>()
  readonly evidence = new Map<string, string>()
  private told = new Date(0)
  private readonly proved = new Map<string, number>()

  constructor(readonly story: Demonstration, readonly cast: Cast, readonly clock: DemoClock, private readonly shift: number) {}

  /** A moment of 2008 as a moment of these days. */
  moment(at: Moment): Date {
    return new Date(Date.parse(at) + this.shift)
  }

  actor(key: string): Actor {
    const actor = this.cast.get(key)
    if (!actor) throw new Error(`${key} has no account`)
    return actor
  }

  seat(key: string): string {
    const seat = this.seats.get(key)
    if (!seat) throw new Error(`${key} is not on the roster yet`)
    return seat
  }

  /** Tells the clock; it never runs backwards. */
  async tell(at: Date): Promise<void> {
    this.told = at > this.told ? at : new Date(this.told.getTime() + 1000)
    await this.clock.set(this.told)
  }

  run(who: string, name: CommandName, input: Input, version?: number): Promise<Done> {
    return execute(name, this.actor(who), { input: this.whole(input), version })
  }

  /** A command that wants proof: looks first, then proves with a code that was not used yet. */
  async sign(who: string, name: CommandName, input: Input): Promise<Done> {
    const actor = this.actor(who)
    const whole = this.whole(input)
    const seen = await weigh(actor, (at) => preview(at, name, whole))
    if (!seen?.verdict.allowed) throw new Error(seen ? (seen.verdict as { because: string }).because : 'nothing to sign')
    while (step(this.told) <= (this.proved.get(who) ?? 0)) await this.tell(new Date(this.told.getTime() + 30_000))
    this.proved.set(who, step(this.told))
    const { login } = this.story.people.find((person) => person.key === who)!.account!
    const proof = { code: codeAt(demoSecrets(login).totp, this.told), fingerprint: seen.fingerprint ?? '' }
    return execute(name, actor, { input: whole, proof })
  }

  /** The input of a command of the incident, with the days that its texts name moved to these days. */
  private whole(input: Input): Input {
    const texts = Object.entries(input).map(([name, value]) => [name, typeof value === 'string' && !isMoment(value) ? movedText(value, this.shift) : value] as const)
    return { incidentId: this.incidentId, ...Object.fromEntries(texts) }
  }

  /** The first value that the coordinator finds; the ids of `values` are given as uuid or text by the statement. */
  async one(sql: string, values: unknown[]): Promise<string> {
    const rows = await weigh(this.actor(this.story.incident.openedBy), ({ tx }) => tx.$queryRawUnsafe<Record<string, unknown>[]>(sql, ...values))
    const value = rows[0] && Object.values(rows[0])[0]
    if (value === undefined) throw new Error(`nothing found for ${values.join(', ')}`)
    return String(value)
  }

  taskId(key: string): Promise<string> {
    return this.one('select id from task where incident_id = $1::uuid and key = $2', [this.incidentId, key])
  }
}

const isMoment = (value: string) => /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value)
const step = (at: Date) => Math.floor(at.getTime() / 30_000)
