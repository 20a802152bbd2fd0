import 'server-only'
import { RateLimiterMemory } from 'rate-limiter-flexible'

const everywhere = 'all'
const mostWelcome = 10_000

type Limits = { name: string; fromOne: number; fromAll: number }

/**
 * Bounds the guessing of secret addresses, per minute: from one address, which a sender can forge, and from everywhere, which protects the database all
 * the same. A secret that opened something since this process began is let in at any time, so that a flood of guesses shuts nobody out who was here.
 */
export function guessLimit({ name, fromOne, fromAll }: Limits) {
  const one = new RateLimiterMemory({ keyPrefix: `${name}-one`, points: fromOne, duration: 60 })
  const all = new RateLimiterMemory({ keyPrefix: `${name}-all`, points: fromAll, duration: 60 })
  const welcome = new Set<string>()
  return {
    /** In how many seconds to come back; 0 when a secret may be looked up now. */
    async wait(address: string, hash: string): Promise<number> {
      if (welcome.has(hash)) return 0
      const counts = await Promise.all([one.get(address), all.get(everywhere)])
      const spent = counts.filter((count) => count !== null && count.remainingPoints <= 0)
      return spent.length === 0 ? 0 : Math.max(1, ...spent.map((count) => Math.ceil((count?.msBeforeNext ?? 0) / 1000)))
    },
    /** Counts a wrong secret. A count that is full already is looked at before the next one. */
    async miss(address: string): Promise<void> {
      await Promise.allSettled([one.consume(address), all.consume(everywhere)])
    },
    hit(hash: string): void {
      if (welcome.size >= mostWelcome) welcome.clear()
      welcome.add(hash)
    },
  }
}
