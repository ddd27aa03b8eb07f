'use client'
import { useState } from 'react'
import { Difference } from '@/components/form/difference'
import { changesSince } from '@/lib/rules/content-changes'
import type { SignedContent } from '@/lib/rules/signed-content'
import { changeLine } from './change-line'

/** What changed in a task since this page was opened, old beside new: the signature would be given over what is new (SG-2). */
export function ChangedSince({ content }: { content: SignedContent }) {
  const [opened] = useState(content)
  const changes = changesSince(opened, content)
  if (changes.length === 0) return null
  return (
    <div className="changed-since" role="status">
      <p>Changed since you opened it:</p>
      <Difference changes={changes.map(changeLine)} />
    </div>
  )
}
