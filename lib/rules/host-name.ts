/** A host's name in a sentence: in quotation marks where it holds anything that no host's name has, so that it can't go on with the sentence. */
export const asNamed = (name: string): string => (/^[\p{L}\p{N}._:/@-]+$/u.test(name) ? name : `“${name.replaceAll(/[“”]/g, '"')}”`)
