import { verbName } from '@/lib/rules/search-place'

const prefix = '#do:'
const fields = ':is(input:not([type="hidden"]), select, textarea, button, summary)'

/**
 * Opens the form that the end of an address names, and moves the focus into it: "#do:add-a-task" is the verb "Add a task…". What is not
 * allowed gets the focus, with its reason beside it; a section by its heading leads to its first field. Takes the end off the address.
 */
export function openVerb(hash: string): void {
  if (!hash.startsWith(prefix)) return
  history.replaceState(history.state, '', location.pathname + location.search)
  const name = hash.slice(prefix.length)
  const named = [...document.querySelectorAll<HTMLElement>('main :is(summary, button, h2)')]
    .find((each) => verbName(each.textContent ?? '') === name && each.checkVisibility())
  const place = named?.tagName === 'H2' ? firstOf(named.closest('section')) : named
  if (!place) return
  const verb = place.tagName === 'SUMMARY' ? place.closest('details') : null
  if (verb) verb.open = true
  const field = verb?.querySelector<HTMLElement>(`.verb-panel ${fields}`) ?? place
  field.scrollIntoView({ block: 'center' })
  field.focus()
}

const firstOf = (section: HTMLElement | null): HTMLElement | null => section?.querySelector<HTMLElement>(`${fields}:not([tabindex="-1"])`) ?? null
