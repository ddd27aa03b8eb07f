/**
 * Where a form leads after success: `/incidents/{incidentId}/plan`, filled from the command's answer. Null to stay.
 * Refuses any address that is not a path of this site.
 */
export function placeAfter(then: string | undefined, answer: Record<string, string | number | boolean | null>): string | null {
  if (!then) return null
  const place = then.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(answer[name] ?? '')))
  if (!/^\/(?![/\\])[\w\-./?=&%#]*$/.test(place)) return null
  // What `.` and `..` leave behind may begin with two strokes, which a browser takes for another site.
  return new URL(place, 'http://here.invalid').pathname.startsWith('//') ? null : place
}
