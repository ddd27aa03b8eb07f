import { cookies } from 'next/headers'
import { browserCookie, sessionCookie } from './public-address'
import { sessionHours } from './session'

// What the browser of this request holds. The database decides what it is worth.

const daysKept = 180

/** The token by which this browser may be known. */
export async function browserToken(): Promise<string | undefined> {
  return (await cookies()).get(browserCookie().name)?.value
}

/** Gives the browser new tokens, in answer to a form. */
export async function give({ token, browser }: { token: string | null; browser?: string }): Promise<void> {
  const jar = await cookies()
  const [ofSession, ofBrowser] = [sessionCookie(), browserCookie()]
  if (token) jar.set(ofSession.name, token, { ...ofSession.options, maxAge: sessionHours * 3600 })
  if (browser) jar.set(ofBrowser.name, browser, { ...ofBrowser.options, maxAge: daysKept * 86_400 })
}
