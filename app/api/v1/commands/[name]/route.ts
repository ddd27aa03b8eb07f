import { bearer } from '@/lib/actor/token'
import { execute } from '@/lib/commands/execute'
import { commandBody } from '@/lib/http/body'
import { api, unauthenticated } from '@/lib/http/door'
import { readKey } from '@/lib/http/key'
import { json } from '@/lib/http/status'

/** Every command by HTTP, with a person's bearer token. `Idempotency-Key` makes a repeated call count once. */
export const POST = api(async (request, params: { name: string }) => {
  const actor = await bearer(request)
  if (!actor) throw unauthenticated()
  const key = readKey(request.headers.get('idempotency-key'), 'Idempotency-Key')
  const { input, version } = await commandBody(request)
  const done = await execute(params.name, actor, { input, version, key })
  return json({ command: done.command, says: done.says, answer: done.answer })
})
