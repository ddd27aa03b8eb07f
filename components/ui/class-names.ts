/** Joins class names and leaves out what is not there: `classNames('row', selected && 'selected')`. */
export function classNames(...names: (string | false | null | undefined)[]): string {
  return names.filter(Boolean).join(' ')
}
