/** Where somebody asked to go, from anywhere in a page. */
export type Going = { address: string; scroll: boolean; link: Element | null }

const goes = 'muster go'

/** Goes to a page of Muster as a click on a link does: it is seen that it is on its way, and what is here stays while there is no connection. */
export function goTo(address: string): void {
  dispatchEvent(new CustomEvent<Going>(goes, { detail: { address, scroll: true, link: null } }))
}

/** Hears where somebody asks to go, from now on. Returns what ends it. */
export function hearGoing(go: (going: Going) => void): () => void {
  const onGo = ({ detail }: CustomEvent<Going>) => go(detail)
  addEventListener(goes, onGo as EventListener)
  return () => removeEventListener(goes, onGo as EventListener)
}
