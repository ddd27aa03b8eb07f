'use server'

import { refresh } from 'next/cache'
import { cookies } from 'next/headers'
import { asSignedIn, carryOut } from '@/app/carry-out'
import { readTheme, themeCookie } from '@/components/frame/theme'
import { keysCookie, readKeys } from '@/components/keys/letters'
import type { Actor } from '@/lib/actor/actor'
import { browserToken, give } from '@/lib/actor/held'
import { renewWayIn } from '@/lib/actor/presence'
import { newRecoveryCodes, recoveryHash } from '@/lib/actor/recovery'
import { digest } from '@/lib/actor/secret'
import { newApiToken } from '@/lib/actor/token'
import type { SubmitState } from '@/lib/commands/submit-state'
import { acting } from '@/lib/http/acting'
import { asForm } from '@/lib/http/form-input'

export async function changePassword(_previous: SubmitState, formData: FormData): Promise<SubmitState> {
  return asSignedIn(async (actor) => renewed(actor, await carryOut('password.change', actor, formData)))
}

/** Puts another authenticator app in place of the old one; ten new recovery codes are shown once. */
export async function replaceSecondFactor(_previous: SubmitState, formData: FormData): Promise<SubmitState> {
  return asSignedIn(async (actor) => renewed(actor, await withNewCodes('secondFactor.replace', actor, formData)))
}

export async function renewRecoveryCodes(_previous: SubmitState, formData: FormData): Promise<SubmitState> {
  return asSignedIn((actor) => withNewCodes('recoveryCodes.renew', actor, formData))
}

/** Makes an API token, which is shown once (W3). */
export async function createToken(_previous: SubmitState, formData: FormData): Promise<SubmitState> {
  return asSignedIn(async (actor) => {
    const token = newApiToken()
    const state = await carryOut('apiToken.create', actor, formData, { input: { tokenHash: digest(token) }, answer: { token } })
    if (state.status === 'done') refresh()
    return state
  })
}

/** Light, dark or as the system says: kept in this browser alone. */
export async function chooseTheme(_previous: SubmitState, formData: FormData): Promise<SubmitState> {
  return keepHere(themeCookie, readTheme(String(asForm(formData).get('theme'))))
}

/** Whether single letters do something: kept in this browser alone. */
export async function chooseKeys(_previous: SubmitState, formData: FormData): Promise<SubmitState> {
  return keepHere(keysCookie, readKeys(String(asForm(formData).get('keys'))))
}

async function keepHere(cookie: string, value: string): Promise<SubmitState> {
  acting()
  const jar = await cookies()
  jar.set(cookie, value, { path: '/', sameSite: 'lax', maxAge: 365 * 86_400 })
  refresh()
  return { status: 'done', says: 'Done.', answer: {} }
}

async function withNewCodes(name: 'secondFactor.replace' | 'recoveryCodes.renew', actor: Actor, formData: FormData): Promise<SubmitState> {
  const codes = newRecoveryCodes()
  const recoveryHashes = codes.map((code) => recoveryHash(actor.id, code))
  return carryOut(name, actor, formData, { input: { recoveryHashes }, answer: { codes: codes.join(' ') } })
}

/** What signs somebody in is another now: whoever holds a copy of this session's token is out. */
async function renewed({ id: personId, sessionId }: Actor, state: SubmitState): Promise<SubmitState> {
  if (state.status === 'done' && sessionId) await give(await renewWayIn({ personId, sessionId }, await browserToken()))
  return state
}
