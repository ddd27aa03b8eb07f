'use client'
import { Select } from '@/components/form/select'

const zones = ['UTC', ...Intl.supportedValuesOf('timeZone')].map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }))

/** The zone of the clock that wrote local times. Asked for when there are any; never guessed from where the reader sits. */
export function ZoneField({ wanted }: { wanted: boolean }) {
  return (
    <div className="zone-field">
      <Select name="zone" label="Times without an offset are of a clock in" options={zones} required={wanted}
        hint={wanted ? 'This file has such times. Ask where the machine’s clock stood; it is often not where the machine is.' : 'Only where a time has no offset.'} />
    </div>
  )
}
