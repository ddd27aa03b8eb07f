'use client'
import { useEffect, useState } from 'react'
import { Difference } from '@/components/form/difference'
import { onSaved, type Saved } from '@/components/form/saved'
import { changesSince } from '@/lib/rules/content-changes'
import type { SignedContent } from '@/lib/rules/signed-content'
import { changeLine } from './change-line'
import { alsoSaved, withOwn } from './own-changes'

type Known = { read: SignedContent; own: readonly Saved[] }

/**
 * What changed in a task since this page was opened, old beside new: the signature would be given over what is new (SG-2). What the reader
 * saved on this page themselves is none.
 */
export function ChangedSince({ taskId, content }: { taskId: string; content: SignedContent }) {
  const [known, setKnown] = useState<Known>({ read: content, own: [] })
  useEffect(() => onSaved((saved) => {
    if (saved.sent.taskId === taskId) setKnown((before) => ({ ...before, own: alsoSaved(before.own, saved) }))
  }), [taskId])
  const next = withOwn(known, content)
  if (next !== known) setKnown(next)
  const changes = changesSince(next.read, content)
  // Stands there while it is empty, too: a screen reader tells only of what comes into a region that it knows.
  return (
    <div className="changed-since" role="status">
      {changes.length > 0 && <>
        <p>Changed since you opened it:</p>
        <Difference changes={changes.map(changeLine)} />
      </>}
    </div>
  )
}
