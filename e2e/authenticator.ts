import { Secret, TOTP } from 'otpauth'

const last = new Map<string, number>()

/**
 * The authenticator app of one person in these tests. Each code counts once, so it shows the oldest one that still counts,
 * for ten seconds more at least, and was not shown before, and waits for the next when all are spent.
 */
export async function codeFor(secret: string): Promise<string> {
  for (;;) {
    const now = Math.floor(Date.now() / 30_000)
    const oldest = Date.now() % 30_000 < 20_000 ? now - 1 : now
    const step = Math.max((last.get(secret) ?? 0) + 1, oldest)
    if (step <= now + 1) {
      last.set(secret, step)
      return TOTP.generate({ secret: Secret.fromBase32(secret), timestamp: step * 30_000 })
    }
    await new Promise((resolve) => setTimeout(resolve, 1_000))
  }
}
