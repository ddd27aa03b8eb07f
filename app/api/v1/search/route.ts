import { searchRoute } from '@/lib/http/search'

export const GET = searchRoute
