'use client'
import type { FormEvent } from 'react'
import { Select, type Option } from '@/components/form/select'
import { TextField } from '@/components/form/text-field'
import { goTo } from '@/components/frame/go-to'
import type { TimeLineFilter } from '@/lib/rules/time-line-filter'
import { readBound } from '@/lib/rules/written-moment'
import { timeLineAddress, type TimeLineAddress } from './address'
import { BoundField } from './bound-field'

type Props = { address: TimeLineAddress; filter: TimeLineFilter; hosts: readonly Option[]; kinds: readonly Option[]; zone: string; now: Date }

const readers = [{ value: 'team', label: 'the team only' }, { value: 'outside', label: 'outside readers' }]

/** What of the time line is shown. A plain form of the page's own address, so that it works before the page is alive. */
export function FilterForm({ address, filter, hosts, kinds, zone, now }: Props) {
  const { incidentId, utc, lanes, many } = address
  const names = Object.keys(filter) as (keyof TimeLineFilter)[]
  const more = names.some((name) => name !== 'q' && filter[name] !== null)

  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const asked = Object.fromEntries(names.map((name) => {
      const said = String(form.get(name) ?? '').trim()
      return [name, name === 'from' || name === 'to' ? readBound(said, { now, zone }).bound : said]
    }))
    goTo(timeLineAddress({ incidentId, utc, lanes, many, filter: asked }))
  }

  return (
    // Mounted anew for another filter: its fields begin with what is shown.
    <form key={JSON.stringify(filter)} className="time-line-filter" role="search" aria-label="In the timeline" onSubmit={onSubmit}
      action={timeLineAddress({ incidentId })}>
      {utc && <input type="hidden" name="times" value="utc" />}
      {lanes === 'account' && <input type="hidden" name="lanes" value="account" />}
      {many && <input type="hidden" name="drawn" value="many" />}
      <div className="quick">
        <TextField name="q" label="Words" hideLabel type="search" example="Words in text, source, hosts or accounts" maxLength={200}
          defaultValue={filter.q ?? ''} />
        <button type="submit" className="button">Show</button>
      </div>
      <details open={more}>
        <summary className="word">Host, account, time, readers</summary>
        <div className="time-line-filter-fields">
          <Select name="host" label="Host" nothing="Any" options={hosts}
            defaultValue={filter.host ?? ''} />
          <TextField name="account" label="Account" maxLength={200} defaultValue={filter.account ?? ''} />
          <Select name="kind" label="Kind of time" nothing="Any" options={kinds} defaultValue={filter.kind ?? ''} />
          <Select name="for" label="For" nothing="Anyone" options={readers} defaultValue={filter.for ?? ''} />
          <BoundField name="from" label="From" value={filter.from} zone={zone} now={now} />
          <BoundField name="to" label="Until" value={filter.to} zone={zone} now={now} />
        </div>
      </details>
    </form>
  )
}
