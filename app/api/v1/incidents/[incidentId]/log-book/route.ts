import { listRoute } from '@/lib/http/list'
import { logBookCursor, listLogBook } from '@/lib/queries/api/log-book'

export const GET = listRoute(logBookCursor, listLogBook)
