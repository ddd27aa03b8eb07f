import fs from 'node:fs'

/** What Linux says of a process, behind its name: its state, its parent, …; nothing once it has gone. */
function fields(pid: number): string[] {
  try {
    const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  } catch {
    return []
  }
}

/** Ticks of a process's own work and that of its ended children, in the hundredths of a second in which Linux counts. */
function ticks(pid: number): number {
  const of = fields(pid)
  return [11, 12, 13, 14].reduce((sum, at) => sum + Number(of[at] ?? 0), 0)
}

/** The processes that this one started and that are still there. */
export const childrenOf = (pid: number): number[] =>
  fs.readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map(Number).filter((other) => parentOf(other) === pid)

/** CPU time in milliseconds that a process and its children have taken so far. */
export function cpuOf(pid: number): number {
  return [pid, ...childrenOf(pid)].reduce((sum, each) => sum + ticks(each), 0) * 10
}

/** Memory that a process holds, in MB. */
export function memoryOf(pid: number): number {
  return Number(/VmRSS:\s+(\d+)/.exec(fs.readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024
}

/** Memory that is a process's own, and its share of what it shares, in MB; 0 once it has gone. */
export function ownMemoryOf(pid: number): number {
  try {
    return Number(/^Pss:\s+(\d+)/m.exec(fs.readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0) / 1024
  } catch {
    return 0
  }
}

/** The process that started this one. */
export const parentOf = (pid: number): number => Number(fields(pid)[1])
