/** Whether one of our own pages sent this, as the browser itself says. */
export function sameSite(request: Request): boolean {
  return request.headers.get('sec-fetch-site') === 'same-origin'
}
