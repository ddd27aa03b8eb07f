'use client'
import { setNonce } from 'get-nonce'

// Style elements made in the browser need the nonce of the document that is loaded, not of the last answer: so it is read from
// the document once, and never passed as a prop.
const nonce = typeof document === 'undefined' ? undefined : document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce
if (nonce) setNonce(nonce)

/** Lets style elements that are made in the browser pass the content security policy. Shows nothing. */
export function Nonce() {
  return null
}
