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

/** A new one-time link for an account whose old ways in end now (W5). */
export async function reinvite(_previous: SubmitState, formData: FormData): Promise<SubmitState> {
  return withLink('account.reinvite', formData)
}

async function withLink(name: 'account.invite' | 'account.reinvite', formData: FormData): Promise<SubmitState> {
  return asSignedIn(async (actor) => {
    const token = newToken()
    const link = new URL(`/invitation/${token}`, publicAddress()).href
    const state = await carryOut(name, actor, formData, { input: { tokenHash: digest(token) }, answer: { link } })
    if (state.status === 'done') refresh()
    return state
  })
}
