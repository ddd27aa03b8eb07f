import type { Option } from './select'

/** Every time zone that there is, UTC first, by its name. */
export const zoneOptions: readonly Option[] = ['UTC', ...Intl.supportedValuesOf('timeZone')]
  .map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }))
