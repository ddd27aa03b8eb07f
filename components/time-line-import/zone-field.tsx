'use client'
import { Select } from '@/components/form/select'
import { zoneOptions } from '@/components/form/zone-options'

/** The zone of the clock that wrote local times. Asked for when there are any; never guessed from where the reader sits. */
export function ZoneField({ wanted }: { wanted: boolean }) {
  return (
    <div className="zone-field">
      <Select name="zone" label="Time zone of times without an offset" options={zoneOptions} required={wanted}
        hint={wanted ? 'This file has such times. Ask which time zone the machine’s clock was set to; it is often not where the machine is.' : 'Only where a time has no offset.'} />
    </div>
  )
}
