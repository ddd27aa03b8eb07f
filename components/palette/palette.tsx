'use client'
import { usePathname } from 'next/navigation'
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react'
import { goTo } from '@/components/frame/go-to'
import { openVerb } from '@/components/keys/open-verb'
import { Icon } from '@/components/ui/icon'
import { longestAsked } from '@/lib/rules/search'
import { optionGroups, type Option } from './options'
import { PaletteList } from './palette-list'
import { useFinder } from './use-finder'

type Props = {
  incidentId?: string
  pages: readonly { label: string; href: string }[]
  /** what was typed while this was not there yet */
  takeEarly: () => string
  onClose: () => void
}

const taskOf = (path: string): string | undefined => /^\/incidents\/[^/]+\/plan\/([^/]+)$/.exec(path)?.[1]

/** Find or do: one field over what can be done here, the pages, and all that is found. The arrows choose, Enter goes there. */
export function Palette({ incidentId, pages, takeEarly, onClose }: Props) {
  const dialog = useRef<HTMLDialogElement>(null)
  const path = usePathname()
  const [typed, setTyped] = useState('')
  const early = useRef(takeEarly)
  const [chosen, setChosen] = useState(0)
  const id = useId()
  const { answer, lost, now } = useFinder({ typed, incidentId, task: taskOf(path) })
  const searchHref = `/search?${new URLSearchParams({ q: typed.trim(), ...(incidentId && { in: incidentId }) })}`
  const groups = optionGroups({ typed, pages, answer, searchHref, now })
  const options = groups.flatMap((group) => group.options)
  const at = Math.min(chosen, options.length - 1)

  // Taken once it stands, not while it is made: what is made may be thrown away and made again.
  useEffect(() => {
    dialog.current?.showModal()
    const before = early.current()
    if (before !== '') setTyped((since) => before + since)
  }, [])
  useEffect(() => {
    document.getElementById(`${id}-${at}`)?.scrollIntoView({ block: 'nearest' })
  }, [id, at])

  function go({ href }: Option) {
    if (href === null) return
    dialog.current?.close()
    const target = new URL(href, location.href)
    // The page is open already: only its form has to be opened.
    if (target.hash.startsWith('#do:') && target.pathname === location.pathname) return openVerb(target.hash)
    goTo(href)
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return
    const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 }
    const step = steps[event.key]
    const option = options[at]
    if (step !== undefined && options.length > 0) setChosen((at + step + options.length) % options.length)
    else if (event.key === 'Enter' && option) go(option)
    else return
    event.preventDefault()
  }

  return (
    <dialog ref={dialog} className="floats palette" aria-label="Find or do" onClose={onClose}
      onClick={(event) => event.target === dialog.current && dialog.current.close()}>
      <div className="palette-body">
        <div className="palette-field">
          <Icon of="search" />
          <input role="combobox" aria-label="Find or do" aria-expanded={options.length > 0} aria-controls={`${id}-list`}
            aria-autocomplete="list" aria-activedescendant={options.length > 0 ? `${id}-${at}` : undefined} autoComplete="off"
            spellCheck={false} maxLength={longestAsked} enterKeyHint="go" placeholder="A name, a host, a word, or what you want to do"
            value={typed} onKeyDown={onKeyDown}
            onChange={(event) => {
              setTyped(event.target.value)
              setChosen(0)
            }} />
          <button type="button" className="word" onClick={() => dialog.current?.close()}>Close</button>
        </div>
        <PaletteList id={id} groups={groups} at={at} onGo={go} onChoose={setChosen} />
        <p className="sr-only" role="status">{said(options, at, answer !== null)}</p>
        <p className="palette-foot">{lost ? 'Muster is not answering. You can still try the pages.'
          : <><span><kbd>↑</kbd> <kbd>↓</kbd> choose</span> <span><kbd>Enter</kbd> go there</span> <span><kbd>Esc</kbd> close</span></>}</p>
      </div>
    </dialog>
  )
}

/** What a screen reader hears beside the option itself: how many there are, and why one can't be had. */
function said(options: readonly Option[], at: number, answered: boolean): string {
  if (!answered) return ''
  if (options.length === 0) return 'Nothing found.'
  return options[at]?.because ?? `${options.length} ${options.length === 1 ? 'choice' : 'choices'}.`
}
