/** The id of the one status line that the root layout keeps for screen readers. */
export const statusLineId = 'status-line'

/** Says a finished act to a screen reader, even when the form that did it has gone from the page. */
export function announce(sentence: string): void {
  const line = document.getElementById(statusLineId)
  if (line) line.textContent = sentence
}
