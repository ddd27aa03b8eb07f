/**
 * Where people reach Muster. Refuses plain http but on this machine: a password, a session or a code would travel in the open
 * (foundations, Drafts: WebCrypto and `Secure` cookies want https or localhost).
 */
export function publicAddress(): URL {
  const written = process.env.MUSTER_URL ?? `http://localhost:${process.env.PORT ?? '3000'}`
  const address = URL.canParse(written) ? new URL(written) : null
  if (!address || !/^https?:$/.test(address.protocol))
    throw new Error('MUSTER_URL is not a web address: set it to the address people use, such as https://muster.example.org.')
  if (address.protocol === 'http:' && !['localhost', '127.0.0.1', '[::1]'].includes(address.hostname))
    throw new Error('MUSTER_URL begins with http: use https, or localhost for a trial on this machine alone.')
  return address
}

/** With https the browser binds the cookie to this host and never sends it in the open. */
export const sessionCookie = () => ourCookie('muster')

/** By which a browser is known that somebody has passed the second factor with (./known-browser). It opens nothing. */
export const browserCookie = () => ourCookie('muster-browser')

function ourCookie(name: string) {
  const secure = publicAddress().protocol === 'https:'
  return {
    name: secure ? `__Host-${name}` : name,
    options: { httpOnly: true, sameSite: 'lax', path: '/', secure } as const,
  }
}
