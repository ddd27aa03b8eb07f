import type { NextAuthOptions } from 'next-auth'
import { decode, encode, type JWT } from 'next-auth/jwt'
import Credentials from 'next-auth/providers/credentials'
import { z } from 'zod'
import { findSession } from '@/lib/db/accounts'
import { endSession } from '@/lib/db/housekeeping'
import { log } from '@/lib/http/log'
import { addressIn } from './address'
import { browserToken } from './held'
import { publicAddress, sessionCookie } from './public-address'
import { digest, keyFor } from './secret'
import { beginSession, sessionHours } from './session'
import { weighPassword } from './sign-in'

const written = z.object({ login: z.string().max(200), password: z.string().max(1000) })
const opaque = z.object({ sub: z.string(), agent: z.string().optional(), token: z.string().optional() })

/**
 * next-auth with sessions of our own: the cookie holds a random token and the row in the database decides, so that an ended
 * session is ended at once. Its "jwt" is that token, never a signed statement; every page it could show is ours.
 */
export function authOptions(): NextAuthOptions {
  const address = publicAddress()
  // next-auth takes its own address from here alone, not from what a request claims.
  process.env.NEXTAUTH_URL = address.origin
  const secure = address.protocol === 'https:'
  const cookie = { httpOnly: true, sameSite: 'lax', path: '/', secure } as const
  return {
    secret: keyFor('next-auth').toString('base64url'),
    session: { strategy: 'jwt', maxAge: sessionHours * 3600 },
    useSecureCookies: secure,
    cookies: {
      sessionToken: sessionCookie(),
      csrfToken: { name: secure ? '__Host-muster-form' : 'muster-form', options: cookie },
      callbackUrl: { name: secure ? '__Secure-muster-back' : 'muster-back', options: cookie },
    },
    pages: { signIn: '/sign-in', signOut: '/account', error: '/sign-in', verifyRequest: '/sign-in', newUser: '/' },
    providers: [Credentials({ credentials: { login: {}, password: {} }, authorize })],
    jwt: { encode: encodeOpaque, decode: decodeOpaque },
    // Its own would write what a caller sent, and as much of it as they like.
    logger: { error: note, warn: note, debug: () => {} },
    callbacks: {
      jwt: ({ token, user }) => (user ? { sub: user.id, agent: user.name ?? '' } : token),
      // The browser learns nothing from here: pages say who is signed in.
      session: ({ session }) => ({ expires: session.expires }),
      redirect: ({ url }) => placeOf(url, address.origin),
    },
    events: {
      async signOut({ token }) {
        const held = opaque.safeParse(token)
        if (held.success && held.data.token) await endSession(digest(held.data.token))
      },
    },
  }
}

async function authorize(credentials: unknown, request: { headers?: Record<string, string> }) {
  const given = written.safeParse(credentials)
  if (!given.success) return null
  const headers = new Headers(request.headers)
  const verdict = await weigh(given.data, headers)
  if (verdict === 'throttled' || verdict === 'fault') throw new Error(verdict)
  return verdict === 'wrong' ? null : { id: verdict.personId, name: headers.get('user-agent') }
}

// The words of whatever is thrown in `authorize` are sent to the browser: none but ours.
async function weigh({ login, password }: z.infer<typeof written>, headers: Headers) {
  try {
    return await weighPassword(login, password, addressIn(headers), await browserToken())
  } catch (error) {
    log('sign-in', error)
    return 'fault'
  }
}

/** Where next-auth may lead: a place of ours, whatever was asked for. */
export function placeOf(url: string, origin: string): string {
  if (url.startsWith('/')) return origin + url
  return URL.canParse(url) && new URL(url).origin === origin ? url : origin
}

/** What next-auth has to say, by its own name for it alone: the rest may be of whoever asked. What a caller got wrong is no fault of ours. */
function note(code: string): void {
  if (code !== 'INVALID_CALLBACK_URL_ERROR') log(`next-auth ${/^[A-Z_]{1,60}$/.test(code) ? code : 'unknown'}`, undefined)
}

// Calls with a salt are next-auth's own short-lived cookies (state, pkce, nonce); they stay as they are.
async function encodeOpaque(params: Parameters<typeof encode>[0]): Promise<string> {
  if (params.salt) return encode(params)
  const held = opaque.parse(params.token)
  return held.token ?? beginSession(held.sub, held.agent ?? '')
}

async function decodeOpaque(params: Parameters<typeof decode>[0]): Promise<JWT | null> {
  if (params.salt) return decode(params)
  const session = params.token ? await findSession(digest(params.token)) : null
  return session ? { sub: session.personId, token: params.token } : null
}
