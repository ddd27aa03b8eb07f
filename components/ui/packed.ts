/** Rows as one text. A page carries a text as it is, where it walks through a list of objects field by field, on both sides. */
export type Packed<Row> = string & { readonly of?: Row }

/** Rows of words, to be given to a client leaf: nothing but strings, numbers, true, false, null, lists and objects of them. */
export const pack = <Row>(rows: readonly Row[]): Packed<Row> => JSON.stringify(rows)

export const unpack = <Row>(packed: Packed<Row>): Row[] => JSON.parse(packed) as Row[]
