import { groupDigits, shortHash } from './group-digits'

/** Host names, keys, codes. */
export function Mono({ children }: { children: React.ReactNode }) {
  return <span className="mono">{children}</span>
}

/** A hash or fingerprint in groups of four; `short` shows its beginning and end, with the whole of it to copy in `title`. */
export function Hash({ value, short }: { value: string; short?: boolean }) {
  return <span className="mono" title={short ? value : undefined}>{short ? shortHash(value) : groupDigits(value)}</span>
}
