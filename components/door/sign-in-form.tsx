'use client'
import { signIn } from 'next-auth/react'
import { DoorForm } from '@/components/door/door-form'
import { TextField } from '@/components/form/text-field'
import type { SubmitState } from '@/lib/commands/submit-state'

const refusals: Record<string, string> = {
  CredentialsSignin: 'Wrong user name or password.',
  throttled: 'Too many tries. Wait a minute, then try again.',
}

/** Sends name and password to next-auth; the second factor comes next. */
export function SignInForm({ next }: { next: string }) {
  async function send(_previous: SubmitState, formData: FormData): Promise<SubmitState> {
    const answer = await signIn('credentials', { redirect: false, login: formData.get('login'), password: formData.get('password') })
    if (answer?.ok) {
      // A whole new document: nothing of before the sign-in stays in the page.
      window.location.assign(next)
      return { status: 'done', says: 'Password accepted.', answer: {} }
    }
    const because = refusals[answer?.error ?? ''] ?? 'Muster could not check it just now. Try again.'
    return { status: 'refused', code: 'unauthenticated', because, fields: {} }
  }
  return (
    <DoorForm act={send} submit="Continue" busyLabel="Checking …" notDone="Not signed in.">
      <TextField name="login" label="User name" required missing="Enter your user name." autoComplete="username" maxLength={200} />
      <TextField name="password" type="password" label="Password" required missing="Enter your password." autoComplete="current-password" />
      <p className="why">Next: your authenticator app.</p>
    </DoorForm>
  )
}
