import { clock, clockWithSeconds, day } from '@/components/ui/format-time'
import { day as oneDay, minute, momentsAt, monthNames, skippedMoment, wallAt } from '@/lib/rules/wall-clock'
import type { View } from './view'

/** A line across the lanes with its label; at the beginning of a day, a month or a year it is strong. */
export type Tick = { at: number; label: string; strong: boolean }

const hour = 60 * minute
const steps = [1000, 5000, 15_000, 30_000, minute, 5 * minute, 15 * minute, 30 * minute, hour, 3 * hour, 6 * hour, 12 * hour,
  oneDay, 2 * oneDay, 7 * oneDay]
const months = [1, 3, 6, 12, 60, 120, 600, 1200]
const month = 30.44 * oneDay

/** The lines of a view on the clock of a zone, so many at most. */
export function ticks(view: View, zone: string, most: number, now: number): Tick[] {
  const least = (view.to - view.from) / Math.max(most, 2)
  const step = steps.find((each) => each >= least)
  const walls = step ? evenWalls(view, zone, step) : monthWalls(view, zone, months.find((each) => each * month >= least) ?? 2400)
  const found = walls.map((wall) => ({ wall, at: momentsAt(wall, zone)[0] ?? skippedMoment(wall, zone) }))
    .filter(({ at }, index, all) => at >= view.from && at <= view.to && at !== all[index - 1]?.at)
  // The year stands at the first line, and where another one begins.
  return found.map(({ wall, at }, index) => tick(wall, at, step ?? null, index === 0, zone, found[index - 1]?.at ?? now))
}

function tick(wall: number, at: number, step: number | null, isFirst: boolean, zone: string, yearOf: number): Tick {
  const [date, present] = [new Date(at), new Date(yearOf)]
  if (step === null) return { at, strong: wall % oneDay === 0, label: monthLabel(wall) }
  const isDay = wall % oneDay === 0
  const time = step < minute ? clockWithSeconds(date, zone) : clock(date, zone)
  if (isDay) return { at, strong: true, label: day(date, zone, present) }
  return isFirst ? { at, strong: true, label: `${day(date, zone, present)} ${time}` } : { at, strong: false, label: time }
}

function monthLabel(wall: number): string {
  const date = new Date(wall)
  const year = String(date.getUTCFullYear())
  return date.getUTCMonth() === 0 ? year : `${monthNames[date.getUTCMonth()]} ${year}`
}

function evenWalls(view: View, zone: string, step: number): number[] {
  const begin = Math.floor(wallAt(view.from, zone) / step) * step
  return Array.from({ length: Math.ceil((view.to - view.from + 2 * hour) / step) + 2 }, (_, index) => begin + index * step)
}

function monthWalls(view: View, zone: string, step: number): number[] {
  const date = new Date(wallAt(view.from, zone))
  const begin = Math.floor((date.getUTCFullYear() * 12 + date.getUTCMonth()) / step) * step
  const count = Math.ceil((view.to - view.from) / (step * month)) + 2
  return Array.from({ length: count }, (_, index) => begin + index * step).filter((at) => at >= 12).map((at) => {
    const wall = new Date(0)
    wall.setUTCFullYear(Math.floor(at / 12), at % 12, 1)
    return wall.getTime()
  })
}
