/** Rows as one text. A page carries a text as it is, where it walks through a list of objects field by field, on both sides. */
export type Packed<Row> = string & { readonly of?: Row }

/** Rows of words, to be given to a client leaf: nothing but strings, numbers, true, false, null, lists and objects of them. */
export const pack = <Row>(rows: readonly Row[]): Packed<Row> => JSON.stringify(rows)

/** What becomes of a value that travels as a text: its moments are written in ISO 8601. */
export type Sent<T> = T extends Date ? string : T extends readonly (infer Each)[] ? Sent<Each>[] : T extends object ? { [Key in keyof T]: Sent<T[Key]> } : T

export const unpack = <Row>(packed: Packed<Row>): Row[] => JSON.parse(packed) as Row[]
