import NextAuth from 'next-auth'
import type { NextRequest } from 'next/server'
import { authOptions } from '@/lib/actor/auth'
import { nothing } from './door'
import { json } from './status'

/** All that our own page asks of next-auth (components/door/sign-in-form). Its other addresses are not here. */
const open = new Set(['GET csrf', 'GET providers', 'POST callback/credentials'])

/**
 * Hands a request to next-auth, if it is one that signing in needs; all others find nothing. What next-auth takes for a fault of its settings
 * is a request that can't be read: its settings are right, or nobody could sign in.
 */
export async function authDoor(request: NextRequest, nextauth: string[]): Promise<Response> {
  if (!open.has(`${request.method} ${nextauth.join('/')}`)) return nothing()
  request.nextUrl.search = ''
  const answer = (await NextAuth(request, { params: Promise.resolve({ nextauth }) }, authOptions())) as Response
  return answer.status < 500 ? answer : json({ error: 'invalid', because: 'This can’t be read. Reload the page.' }, 400)
}
