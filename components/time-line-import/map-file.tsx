'use client'
import { useEffect, useRef, useState, type FormEvent } from 'react'
import { flushSync } from 'react-dom'
import { FieldErrors } from '@/components/form/form-context'
import { goTo } from '@/components/frame/go-to'
import { Refusal } from '@/components/ui/refusal'
import { Section } from '@/components/ui/section'
import { asksForZone, mappingOf, type Beginning } from '@/lib/rules/time-line-import/begin'
import type { Mapping } from '@/lib/rules/time-line-import/mapping'
import { ColumnFields } from './column-fields'
import { readMapping, readZone } from './read-fields'
import { Preview } from './preview'
import { sendFile } from './send-file'
import { Sending } from './sending'
import { ZoneField } from './zone-field'

type Props = { incidentId: string; file: File; beginning: Beginning }
type Refused = { because: string; fields: Record<string, string> }

/** How a file is to be read, with its first lines as they would be; then it is sent. */
export function MapFile({ incidentId, file, beginning }: Props) {
  const [mapping, setMapping] = useState(() => mappingOf(beginning.guess))
  const [zone, setZone] = useState<string | null>(null)
  const [share, setShare] = useState<number | null>(null)
  const [refused, setRefused] = useState<Refused | null>(null)
  const cancel = useRef<() => void>(() => {})
  const { guess } = beginning
  const own = guess.as === 'own'
  const wantsZone = mapping !== null && asksForZone(beginning, mapping)

  // Whoever goes to another page is not fetched back when the file has arrived.
  useEffect(() => () => cancel.current(), [])

  function changed(event: FormEvent<HTMLFormElement>) {
    const fields = new FormData(event.currentTarget)
    if (!own) setMapping(readMapping(fields))
    setZone(readZone(fields))
    setRefused(null)
  }

  async function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = event.currentTarget
    if (share !== null) return
    const fields = missingIn(new FormData(form), mapping, wantsZone)
    if (mapping === null || Object.keys(fields).length > 0) {
      const because = Object.keys(fields).length > 0 ? '' : 'The name of a column is longer than 200 characters.'
      flushSync(() => setRefused({ because, fields }))
      return form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
    }
    setRefused(null)
    setShare(0)
    const address = `/incidents/${incidentId}/time-line/import`
    const sending = sendFile(`${address}/file`, file, { mapping, zone }, setShare)
    cancel.current = sending.cancel
    const answer = await sending.answer
    if (answer !== 'cancelled' && 'importId' in answer) return goTo(`${address}?import=${answer.importId}`)
    setShare(null)
    if (answer !== 'cancelled') setRefused(answer)
  }
  return (
    <form className="map-file" onInput={changed} onSubmit={send} noValidate>
      <FieldErrors value={refused?.fields ?? {}}>
        <Section title="How it is read" quiet={own ? 'as Muster wrote it' : 'a guess from the column names'}>
          {guess.as === 'own'
            ? <p className="empty-line">This file was exported from a timeline. It is imported as it was, with its corrections.</p>
            : <ColumnFields columns={beginning.columns} guess={guess} />}
          {!own && <ZoneField wanted={wantsZone} />}
        </Section>
      </FieldErrors>
      {mapping && <Preview records={beginning.records} mapping={mapping} zone={zone} />}
      {refused && refused.because !== '' && <Refusal what="Not read." because={refused.because} />}
      {share === null
        ? <div className="form-foot"><button type="submit" className="button button-fill">Read the whole file</button></div>
        : <Sending share={share} cancel={() => cancel.current()} />}
    </form>
  )
}

/** What has to be chosen still, by field. */
function missingIn(fields: FormData, mapping: Mapping | null, wantsZone: boolean): Record<string, string> {
  const needed = {
    ...(mapping === null && { time: 'Choose the column with the time.', text: 'Choose the column that says what happened.' }),
    ...(wantsZone && { zone: 'Choose that time zone.' }),
  }
  return Object.fromEntries(Object.entries(needed).filter(([name]) => !fields.get(name)))
}
