import type { NextRequest } from 'next/server'
import { authDoor } from '@/lib/http/auth-door'

type Context = { params: Promise<{ nextauth: string[] }> }

const handle = async (request: NextRequest, context: Context): Promise<Response> => authDoor(request, (await context.params).nextauth)

export { handle as GET, handle as POST }
