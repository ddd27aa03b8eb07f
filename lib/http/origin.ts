import type { IncomingHttpHeaders } from 'node:http'

/**
 * Whether a form was sent by a page of the host that it is sent to, as every browser says (`Origin`). Takes the headers after `markAddresses`
 * (lib/actor/address), which leaves nothing of what a caller says of another host. Next.js compares the same two before it carries out a form,
 * but takes one that says nothing for an old browser's.
 */
export function isFromHere({ origin, host, 'x-forwarded-host': forwarded }: IncomingHttpHeaders): boolean {
  if (typeof origin !== 'string' || !URL.canParse(origin)) return false
  const from = new URL(origin).host
  return from !== '' && (from === host || from === forwarded)
}
