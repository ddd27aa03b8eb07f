import { exportRoute } from '@/lib/http/export-route'
import { fromOwnPage } from '@/lib/http/own-page'

/** The time line as a file, from the buttons of its page. */
export const GET = exportRoute(fromOwnPage)
