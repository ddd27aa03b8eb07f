/** Where to go on after signing in: a path of ours, never another site's address. Anything else is the first page. */
export function nextPath(written: unknown): string {
  if (typeof written !== 'string' || !/^\/(?![/\\])[^\\\s]*$/.test(written)) return '/'
  const url = new URL(written, 'http://here.invalid')
  // Judged as it is sent: what `.` and `..` leave behind may begin with two strokes, which a browser takes for another site.
  return url.origin === 'http://here.invalid' && !/^\/(\/|(sign-in|second-factor|enrol|locked|api)(\/|$))/.test(url.pathname)
    ? url.pathname + url.search
    : '/'
}

/** `page` with the way back in its address. */
export function withNext(page: string, next: string): string {
  return next === '/' ? page : `${page}?next=${encodeURIComponent(next)}`
}
