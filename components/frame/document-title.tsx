/**
 * The name of a page in the browser's tab, its history and a screen reader's first words (WCAG 2.4.2). It is said by what shows the page's
 * heading, so that what is hidden and what is missing have the same name, too.
 */
export function DocumentTitle({ of }: { of: string }) {
  return <title>{`${of} – Muster`}</title>
}
