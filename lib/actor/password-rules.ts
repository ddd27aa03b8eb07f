import { ZxcvbnFactory } from '@zxcvbn-ts/core'
import { adjacencyGraphs, dictionary as common } from '@zxcvbn-ts/language-common'
import { dictionary as english } from '@zxcvbn-ts/language-en'

const shortest = 8
const longest = 128
const needed = 3

/** Says which words are barred: of "Team Example" a person may not think "Team" to be one. */
const without = (words: readonly string[]): string =>
  `Leave out ${words.map((word) => `“${word}”`).join(' and ')}: no word of your name, your user name or the organisation’s name may be in it.`

const classes: readonly [RegExp, string][] = [
  [/\p{Nd}/u, 'a digit'],
  [/\p{Ll}/u, 'a lowercase letter'],
  [/\p{Lu}/u, 'a capital letter'],
  [/[^\p{Nd}\p{Ll}\p{Lu}]/u, 'another character, such as a space or a comma'],
]

/** What is weak about a password, as sentences that say what to do (W2). Names, leaked passwords and patterns are looked up offline. */
export function weaknesses(password: string, about: readonly string[]): string[] {
  if (!password.isWellFormed() || password.includes('\0')) return ['Remove the characters that are not text.']
  if (password.length > longest) return [`Use at most ${longest} characters.`]
  const faults: string[] = []
  if ([...password].length < shortest) faults.push(`Use at least ${shortest} characters; 12 or more are better.`)
  const lacking = classes.filter(([found]) => !found.test(password)).map(([, name]) => name)
  if (lacking.length > 0) faults.push(`Add ${lacking.join(' and ')}.`)
  const telling = about.flatMap((text) => [text, ...text.split(/[\s@._-]+/)]).filter(Boolean)
  const barred = barredIn(password, telling)
  if (barred.length > 0) faults.push(without(barred))
  if (faults.length > 0) return faults
  const guess = estimator().check(password.normalize('NFC').slice(0, weighed), telling)
  const found = guess.sequence.map(({ dictionaryName, matchedWord }) => ({ from: String(dictionaryName ?? ''), word: String(matchedWord ?? '') }))
  return guess.score >= needed ? [] : [advice(found)]
}

/** The words that tell of the person and stand in the password, each once, and none that is a part of another. */
function barredIn(password: string, telling: readonly string[]): string[] {
  const within = (word: string, text: string) => text.toLowerCase().includes(word.toLowerCase())
  const found = telling.filter((word) => word.length >= 4 && within(word, password)).sort((a, b) => b.length - a.length)
  return found.filter((word, index) => !found.slice(0, index).some((longer) => within(word, longer)))
}

// The estimator's work grows faster than the text, and it runs on the main thread: of 128 letters it took seconds. A password is at least as
// hard to guess as its beginning, so only that is weighed. It refuses more than the whole would, never less.
const weighed = 24

function advice(found: readonly { from: string; word: string }[]): string {
  const own = found.filter(({ from }) => from === 'userInputs').map(({ word }) => word)
  if (own.length > 0) return without([...new Set(own)])
  if (found.some(({ from }) => from.startsWith('passwords')))
    return 'Choose another: this one, or most of it, is on lists of leaked passwords.'
  return 'Make it harder to guess: use several words that have nothing to do with each other, no names, dates or keyboard rows.'
}

let kept: ZxcvbnFactory | undefined
function estimator(): ZxcvbnFactory {
  return (kept ??= new ZxcvbnFactory({ dictionary: { ...common, ...english }, graphs: adjacencyGraphs }))
}
