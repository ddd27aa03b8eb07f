'use client'
import { useEffect, useState } from 'react'

/** True once something has been under way for 400 ms: only then does the button say what it does. */
export function useBusy(underWay: boolean): boolean {
  const [long, setLong] = useState(false)
  useEffect(() => {
    if (!underWay) return
    const timer = setTimeout(() => setLong(true), 400)
    return () => {
      clearTimeout(timer)
      setLong(false)
    }
  }, [underWay])
  return long
}
