import { Fragment } from 'react'
import { Mono } from '@/components/ui/mono'
import type { TimeLineFilter } from '@/lib/rules/time-line-filter'
import { happenedThere } from './address'

type Name = { name: string; mono?: boolean; href?: string; there?: Partial<TimeLineFilter> }

/** What an entry names: each leads to where it is kept, and to all that happened there. */
export function Names({ all, incidentId }: { all: readonly Name[]; incidentId: string }) {
  return all.map(({ name, mono, href, there }, index) => {
    const word = mono ? <Mono>{name}</Mono> : name
    return (
      <Fragment key={name}>
        {index > 0 && ', '}
        {href ? <a href={href}>{word}</a> : word}
        {there && <> (<a href={happenedThere(incidentId, there)} aria-label={`What happened there: ${name}`}>
          what happened there
        </a>)</>}
      </Fragment>
    )
  })
}

/** Accounts as they are written, with commas or semicolons between, each once: as `muster.names_in` of the database reads them. */
export const namesIn = (accounts: string): string[] =>
  [...new Set(accounts.split(/[,;]/).map((name) => name.trim()).filter((name) => name !== ''))]
