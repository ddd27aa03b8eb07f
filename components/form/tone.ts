/** `fill`: the one filled button in view · `plain` · `text`: without an edge · `word`: a verb of a row, in its line of text. */
export type Tone = 'fill' | 'plain' | 'text' | 'word'

export const toneClass: Record<Tone, string> = {
  fill: 'button button-fill', plain: 'button', text: 'button button-text', word: 'word',
}
