import { listRoute } from '@/lib/http/list'
import { timeLineCursor, listTimeLine } from '@/lib/queries/api/time-line'

export const GET = listRoute(timeLineCursor, listTimeLine)
