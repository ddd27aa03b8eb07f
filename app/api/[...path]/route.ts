import { nothing } from '@/lib/http/door'

/** What stands at no address of the API answers as what is hidden does. */
export const GET = nothing
export const POST = nothing
export const PUT = nothing
export const PATCH = nothing
export const DELETE = nothing
