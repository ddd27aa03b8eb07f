import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { NodeNextRequest, NodeNextResponse } from 'next/dist/server/base-http/node'
import { sendResponse } from 'next/dist/server/send-response'
import { NextRequestAdapter, signalFromNodeResponse } from 'next/dist/server/web/spec-extension/adapters/next-request'

/** A web server that hands every request to one route handler, and sends its answer, as Next.js does. */
export async function served(handle: (request: Request) => Promise<Response>): Promise<{ port: number; close: () => void }> {
  const server = http.createServer((request, response) => {
    const asked = NextRequestAdapter.fromNodeNextRequest(new NodeNextRequest(request), signalFromNodeResponse(response))
    void handle(asked).then((answer) => sendResponse(new NodeNextRequest(request), new NodeNextResponse(response), answer))
  })
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}
