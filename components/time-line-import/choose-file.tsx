'use client'
import './no-eval'
import { useId, useState, type ChangeEvent } from 'react'
import { FieldError } from '@/components/form/field'
import { beginningBytes, beginningOf, type Beginning } from '@/lib/rules/time-line-import/begin'
import { MapFile } from './map-file'

type Chosen = { file: File; beginning: Beginning }

const unreadable = { refused: 'Your browser can’t read this file. Choose it again, or another one.' }

/** Chooses a file. Its beginning is read here, in the browser: nothing is sent before it is clear how it is to be read. */
export function ChooseFile({ incidentId }: { incidentId: string }) {
  const id = useId()
  const [chosen, setChosen] = useState<Chosen | null>(null)
  const [error, setError] = useState<string>()

  async function choose({ target }: ChangeEvent<HTMLInputElement>) {
    const file = target.files?.[0]
    setChosen(null)
    setError(undefined)
    if (!file) return
    const bytes = await file.slice(0, beginningBytes).arrayBuffer().catch(() => null)
    // Another one was chosen meanwhile.
    if (target.files?.[0] !== file) return
    const beginning = bytes ? beginningOf(new Uint8Array(bytes), file.size <= beginningBytes) : unreadable
    if ('refused' in beginning) setError(beginning.refused)
    else setChosen({ file, beginning })
  }
  return (
    <>
      <div className="field measure">
        <label className="label" htmlFor={id}>File</label>
        <p className="hint" id={`${id}-hint`}>Your browser reads it first, and shows what it finds. Keep the file itself as evidence: only the columns chosen here are imported.</p>
        <input id={id} className="input input-file" type="file" accept=".csv,.tsv,.txt,.jsonl,.ndjson,.json,text/csv,application/jsonl" onChange={choose}
          aria-describedby={`${id}-hint${error ? ` ${id}-error` : ''}`} aria-invalid={error ? true : undefined} />
        <FieldError id={id} error={error} />
      </div>
      {chosen && <MapFile key={`${chosen.file.name} ${chosen.file.size} ${chosen.file.lastModified}`} incidentId={incidentId} {...chosen} />}
    </>
  )
}
