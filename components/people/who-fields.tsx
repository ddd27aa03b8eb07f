'use client'
import { useEffect, useRef, useState } from 'react'
import { PersonSelect, Select } from '@/components/form/select'
import { TextField } from '@/components/form/text-field'
import type { AccountChoice } from '@/lib/queries/people'
import { kindOptions } from './people-words'

/**
 * Whom a seat is for: an account, or somebody by name. Whoever chooses an account is asked for no name, and sends none; what was typed is there
 * again without the account.
 */
export function WhoFields({ accounts }: { accounts: readonly AccountChoice[] }) {
  const [account, setAccount] = useState('')
  const choice = useRef<HTMLDivElement>(null)
  const many = accounts.length > 0

  const look = () => setAccount(choice.current?.querySelector('select')?.value ?? '')
  // Chosen before the page was alive.
  useEffect(look, [])

  return (
    <>
      {many && (
        <div ref={choice} onChange={look}>
          <PersonSelect name="personId" label="Account" people={accounts} nothing="No account, or not listed here"
            hint="People without an account are listed as aware and get no access." />
        </div>
      )}
      {account !== '' && ['name', 'organisation'].map((name) => <input key={name} type="hidden" name={name} value="" />)}
      <fieldset className="stack" disabled={account !== ''} hidden={account !== ''}>
        <TextField name="name" label={many ? 'Name (no account)' : 'Name'} required
          missing={many ? 'Choose an account or write the name.' : 'Write the name.'} maxLength={120} />
        <TextField name="organisation" label={many ? 'Organisation (no account)' : 'Organisation'} maxLength={120} />
      </fieldset>
      <Select name="kind" label="Kind" options={kindOptions} required missing="Choose a kind." />
    </>
  )
}
