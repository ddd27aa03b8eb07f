import { receiveRoute } from '@/lib/http/receive-route'
import { withToken } from '@/lib/http/with-token'

/** Takes a file for the time line as its body. The command `timeLine.import` then takes over what was read. */
export const POST = receiveRoute(withToken)
