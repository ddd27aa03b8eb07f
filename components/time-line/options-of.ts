import type { Choice } from '@/lib/queries/time-line'

/** What an entry can name, as a list to choose from. */
export const optionsOf = (choices: readonly Choice[]) => choices.map(({ id, name }) => ({ value: id, label: name }))
