import { redirect } from 'next/navigation'
import { Door } from '@/components/door/door'
import { SignInForm } from '@/components/door/sign-in-form'
import { nextPath, withNext } from '@/lib/actor/next-path'
import { visitor } from '@/lib/actor/visitor'
import { awaitsSetUp } from '@/lib/queries/set-up'

type Props = { searchParams: Promise<{ next?: string | string[] }> }

/** Name and password. Answers the same to everybody who is not signed in. */
export default async function SignInPage({ searchParams }: Props) {
  const next = nextPath((await searchParams).next)
  const found = await visitor()
  if (found.kind === 'actor') redirect(next)
  if (found.kind === 'locked') redirect(withNext('/locked', next))
  if (await awaitsSetUp()) redirect('/set-up')
  return (
    <Door title="Sign in" foot={<p>Lost your second factor? Use a recovery code, or ask an administrator in person.</p>}>
      <SignInForm next={withNext('/second-factor', next)} />
    </Door>
  )
}
