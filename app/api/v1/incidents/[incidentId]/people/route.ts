import { listRoute } from '@/lib/http/list'
import { peopleCursor, listPeople } from '@/lib/queries/api/people'

export const GET = listRoute(peopleCursor, listPeople)
