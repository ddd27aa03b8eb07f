import { bearer } from '@/lib/actor/token'
import { execute } from '@/lib/commands/execute'
import { Refused } from '@/lib/commands/refused'
import { commandBody } from '@/lib/http/body'
import { api, unauthenticated } from '@/lib/http/door'
import { json } from '@/lib/http/status'

/** Every command by HTTP, with a person's bearer token. `Idempotency-Key` makes a repeated call count once. */
export const POST = api(async (request, params: { name: string }) => {
  const actor = await bearer(request)
  if (!actor) throw unauthenticated()
  const key = request.headers.get('idempotency-key')
  if (key !== null && !/^[\x21-\x7e]{8,200}$/.test(key))
    throw new Refused('invalid', 'The Idempotency-Key has to be 8 to 200 visible characters.', { fields: { 'Idempotency-Key': 'A UUID is fine.' } })
  const { input, version } = await commandBody(request)
  const done = await execute(params.name, actor, { input, version, key: key ?? undefined })
  return json({ command: done.command, says: done.says, answer: done.answer })
})
