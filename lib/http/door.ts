import { Refused, busy, missing } from '@/lib/commands/refused'
import { Busy } from '@/lib/db/busy'
import { log } from './log'
import { json, refusalResponse } from './status'

export const unauthenticated = () => new Refused('unauthenticated', 'Send a valid token: Authorization: Bearer mst_…')

/** A route handler: refusals, and that too much waits, become answers, faults become one constant answer that says nothing. */
export function api<P>(handle: (request: Request, params: P) => Promise<Response>) {
  return async (request: Request, context: { params: Promise<P> }): Promise<Response> => {
    try {
      return await handle(request, await context.params)
    } catch (error) {
      if (error instanceof Refused) return refusalResponse(error)
      if (error instanceof Busy) return refusalResponse(busy())
      log('api', error)
      return json({ error: 'fault', because: 'Something went wrong here. Nothing was changed. Try again.' }, 500)
    }
  }
}

/** What stands at no address, and what is hidden. */
export const nothing = () => refusalResponse(missing())
