import { exportRoute } from '@/lib/http/export-route'
import { withToken } from '@/lib/http/with-token'

/** The time line as a file. It is noted in the log book. */
export const GET = exportRoute(withToken)
