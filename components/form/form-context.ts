'use client'
import { createContext } from 'react'

/** What the last submit said about each field, by field name; the fields read it to stand beside their error. */
export const FieldErrors = createContext<Record<string, string>>({})

/** Inside a `Verb`: closes its panel and gives the focus back. Null outside. */
export const CloseVerb = createContext<(() => void) | null>(null)

/** Whether the form keeps what is typed in this browser until it is sent: one that holds a secret does not. */
export const KeepsDraft = createContext(false)
