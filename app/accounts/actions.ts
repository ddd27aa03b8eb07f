'use server'

import { refresh } from 'next/cache'
import { asSignedIn, carryOut } from '@/app/carry-out'
import { publicAddress } from '@/lib/actor/public-address'
import { digest, newToken } from '@/lib/actor/secret'
import type { SubmitState } from '@/lib/commands/submit-state'

/** Makes an account and its one-time link, which is shown once. */
export async function invite(_previous: SubmitState, formData: FormData): Promise<SubmitState> {
  return withLink('account.invite', formData)
}

/** The same for somebody who is to run accounts, proved by the second factor (N4). */
export async function inviteAdministrator(_previous: SubmitState, formData: FormData): Promise<SubmitState> {
  return withLink('account.inviteAdministrator', formData)
}

/** A new one-time link for an account whose old ways in end now (W5). */
export async function reinvite(_previous: SubmitState, formData: FormData): Promise<SubmitState> {
  return withLink('account.reinvite', formData)
}

async function withLink(name: 'account.invite' | 'account.inviteAdministrator' | 'account.reinvite', formData: FormData): Promise<SubmitState> {
  return asSignedIn(async (actor) => {
    const token = newToken()
    const link = new URL(`/invitation/${token}`, publicAddress()).href
    const state = await carryOut(name, actor, formData, { input: { tokenHash: digest(token) }, answer: { link } })
    // What changed since it was shown is shown anew, and the form sends the proof for that.
    if (state.status === 'done' || (state.status === 'refused' && state.code === 'changed')) refresh()
    return state
  })
}
