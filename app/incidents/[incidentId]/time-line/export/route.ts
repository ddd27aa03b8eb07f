import { exportRoute } from '@/lib/http/export-route'
import { fromOwnPage } from '@/lib/http/own-page'
import { noHead } from '@/lib/http/stream'

/** The time line as a file, from the buttons of its page. */
export const GET = exportRoute(fromOwnPage)

export const HEAD = noHead
