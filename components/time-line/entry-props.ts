import type { TimeLine } from '@/lib/queries/time-line'
import type { TimeLineEntry } from '@/lib/queries/time-line-entries'
import type { TimeLineAddress } from './address'

/** An entry, the page it stands on, and whom its times are written for. */
export type EntryProps = { page: TimeLine; entry: TimeLineEntry; zone: string; now: Date; address: TimeLineAddress }
