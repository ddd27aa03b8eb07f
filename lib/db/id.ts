import { randomUUID } from 'node:crypto'

/** A new id. Random, so that it tells nothing of order or number. */
export const newId = (): string => randomUUID()
