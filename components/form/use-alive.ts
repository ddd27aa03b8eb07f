'use client'
import { useSyncExternalStore } from 'react'

const never = () => () => {}

/** Whether the page is alive: what is typed is heard. Before, a form sends what stands in it. */
export const useAlive = (): boolean => useSyncExternalStore(never, () => true, () => false)
