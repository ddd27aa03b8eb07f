import { exportRoute } from '@/lib/http/export-route'
import { noHead } from '@/lib/http/stream'
import { withToken } from '@/lib/http/with-token'

/** The time line as a file. It is noted in the log book. */
export const GET = exportRoute(withToken)

export const HEAD = noHead
