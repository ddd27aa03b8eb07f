import { redirect } from 'next/navigation'
import { Door } from '@/components/door/door'
import { nextPath, withNext } from '@/lib/actor/next-path'
import { visitor } from '@/lib/actor/visitor'
import { isEmpty } from '@/lib/db/accounts'
import { SignInForm } from './sign-in-form'

type Props = { searchParams: Promise<{ next?: string | string[] }> }

/** Name and password. Answers the same to everybody who is not signed in. */
export default async function SignInPage({ searchParams }: Props) {
  const next = nextPath((await searchParams).next)
  const found = await visitor()
  if (found.kind === 'actor') redirect(next)
  if (found.kind === 'locked') redirect(withNext('/locked', next))
  if (await isEmpty()) redirect('/set-up')
  return (
    <Door title="Sign in" foot={<p>Lost your second factor? Use a recovery code, or ask an administrator in person.</p>}>
      <SignInForm next={withNext('/second-factor', next)} />
    </Door>
  )
}
