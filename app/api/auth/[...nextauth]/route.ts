import { NextRequest } from 'next/server'
import { authDoor } from '@/lib/http/auth-door'
import { bodyOf, jsonIn, smallLimit } from '@/lib/http/body'
import { api } from '@/lib/http/door'

/** next-auth, which takes a body of any length: it is handed one that was read here, as form or as JSON. */
const handle = api(async (request, { nextauth }: { nextauth: string[] }) => {
  const body = request.method === 'POST' ? await bodyOf(request, smallLimit) : undefined
  if (body && request.headers.get('content-type')?.includes('application/json')) jsonIn(body)
  return authDoor(new NextRequest(request.url, { method: request.method, headers: request.headers, body }), nextauth)
})

export { handle as GET, handle as POST }
