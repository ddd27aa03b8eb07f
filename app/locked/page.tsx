import { redirect } from 'next/navigation'
import { Door } from '@/components/door/door'
import { UnlockForm } from '@/components/door/unlock-form'
import { SignOutForm } from '@/components/draft/sign-out'
import { nextPath, withNext } from '@/lib/actor/next-path'
import { visitor } from '@/lib/actor/visitor'
import { signOut } from '@/app/session'

type Props = { searchParams: Promise<{ next?: string | string[] }> }

/** A screen that was left or locked: it shows who locked it and nothing else (W4). */
export default async function LockedPage({ searchParams }: Props) {
  const next = nextPath((await searchParams).next)
  const found = await visitor()
  if (found.kind === 'actor') redirect(next)
  if (found.kind !== 'locked') redirect(withNext('/sign-in', next))
  return (
    <Door title="Locked" foot={<SignOutForm action={signOut}><button className="word">Sign out</button></SignOutForm>}>
      <p className="why">{found.name} is signed in. Unlock to go back to your page. What you typed is kept.</p>
      <UnlockForm next={next} />
    </Door>
  )
}
