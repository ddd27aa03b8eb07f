import net from 'node:net'

/**
 * Whether a program could listen there now.
 * @param {number} port
 * @param {string} address
 * @returns {Promise<'free' | 'taken' | 'forbidden' | 'no such address'>}
 */
export function tryPort(port, address) {
  return new Promise((resolve) => {
    const server = net.createServer()
    server.once('error', (/** @type {NodeJS.ErrnoException} */ error) => {
      resolve(error.code === 'EACCES' ? 'forbidden' : error.code === 'EADDRINUSE' ? 'taken' : 'no such address')
    })
    server.listen({ port, host: address, exclusive: true }, () => server.close(() => resolve('free')))
  })
}

/**
 * A port on which nobody listens now.
 * @returns {Promise<number>}
 */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = net.createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
