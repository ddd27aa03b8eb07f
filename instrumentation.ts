/** Runs once when the server starts, before the first request: a configuration that is not safe stops it here (promise 9). */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { markAddresses } = await import('@/lib/actor/address')
  const { publicAddress } = await import('@/lib/actor/public-address')
  const { keyFor } = await import('@/lib/actor/secret')
  const { keepGate } = await import('@/lib/http/gate')
  publicAddress()
  keyFor('start')
  markAddresses()
  keepGate()
  // An open stream would keep the server from stopping.
  const { endAll } = await import('@/lib/live/hub')
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, endAll)
}
