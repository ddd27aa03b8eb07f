import type { Metadata, Viewport } from 'next'
import { cookies } from 'next/headers'
import { connection } from 'next/server'
import type { ReactNode } from 'react'
import { statusLineId } from '@/components/form/announce'
import { Follow } from '@/components/frame/follow'
import { Nonce } from '@/components/frame/nonce'
import { readTheme, themeCookie } from '@/components/frame/theme'
import { keysCookie, readKeys } from '@/components/keys/letters'
import './globals.css'

// The title is said by the page with its heading: read here from an incident it would be a second query, and an answer to who may not ask.
export const metadata: Metadata = { robots: { index: false, follow: false } }
export const viewport: Viewport = { width: 'device-width', initialScale: 1, colorScheme: 'light dark' }

/** The document around every page. It reads no data, so that it is the same for everybody, and is always made anew for its nonce. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  await connection()
  const jar = await cookies()
  const theme = readTheme(jar.get(themeCookie)?.value)
  const keys = readKeys(jar.get(keysCookie)?.value)
  return (
    <html lang="en" data-theme={theme === 'system' ? undefined : theme} data-keys={keys === 'off' ? 'off' : undefined}>
      <body>
        <Nonce />
        <Follow />
        {children}
        <p className="sr-only" role="status" id={statusLineId} />
      </body>
    </html>
  )
}
