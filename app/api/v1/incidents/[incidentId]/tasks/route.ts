import { listRoute } from '@/lib/http/list'
import { taskCursor, listTasks } from '@/lib/queries/api/tasks'

export const GET = listRoute(taskCursor, listTasks)
