/** Nothing that is read here is nested deeper. What is would wear out whoever walks it by calling itself. */
export const deepest = 64
/** Nothing that is read here holds more values. To name all that is wrong with more takes longer than anybody should wait. */
export const mostValues = 20_000

/**
 * What is too much about JSON, as a sentence about it, or null. Found in one pass over the text, before it is parsed. Of what is no JSON it
 * may say anything: the parser refuses that.
 */
export function beyondBounds(json: string): string | null {
  let depth = 0
  let values = 1
  for (let at = 0; at < json.length; at++) {
    const letter = json.charCodeAt(at)
    if (letter === quote) {
      at = endOfText(json, at)
      if (at < 0) return null
    } else if (letter === comma || letter === openBracket || letter === openBrace) {
      values += 1
      if (values > mostValues) return 'holds more than 20,000 values'
      if (letter === comma) continue
      depth += 1
      if (depth > deepest) return 'is nested more than 64 deep'
    } else if (letter === closeBracket || letter === closeBrace) depth -= 1
  }
  return null
}

const [quote, backslash, comma, openBracket, openBrace, closeBracket, closeBrace] = [34, 92, 44, 91, 123, 93, 125]

/** Where a text in quotes ends; -1 if it doesn't. */
function endOfText(json: string, quoteAt: number): number {
  for (let end = json.indexOf('"', quoteAt + 1); end >= 0; end = json.indexOf('"', end + 1)) {
    let from = end
    while (json.charCodeAt(from - 1) === backslash) from -= 1
    if ((end - from) % 2 === 0) return end
  }
  return -1
}
