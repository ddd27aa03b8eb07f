'use client'
import type { ReactNode } from 'react'
import type { Door } from '@/components/frame/types'
import { wipeDrafts } from './box'

/** Signs out, and takes along what was typed in this browser. */
export function SignOutForm({ action, children }: { action: Door; children: ReactNode }) {
  return (
    <form action={action} method={typeof action === 'string' ? 'post' : undefined} onSubmit={() => void wipeDrafts().catch(() => {})}>{children}</form>
  )
}
