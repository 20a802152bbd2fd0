import 'server-only'
import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible'

/** Wrong keys within a minute: from one address, which a sender can forge, and from everywhere, which protects the database all the same. */
const fromAddress = new RateLimiterMemory({ keyPrefix: 'api', points: 30, duration: 60 })
const fromAll = new RateLimiterMemory({ keyPrefix: 'apis', points: 600, duration: 60 })
const everywhere = 'all'

/** Requests of one key within a minute: a collector that sends every 200 ms stays below. */
export const requestsPerMinute = 600
const ofKey = new RateLimiterMemory({ keyPrefix: 'key', points: requestsPerMinute, duration: 60 })

/** Hashes of keys that opened something since this process began, so that a flood of guesses shuts no program out that has been here. */
const welcome = new Set<string>()
const mostWelcome = 10_000

/** Thrown instead of answering; says in how many seconds to come back. */
export class TooManyRequests extends Error {
  constructor(
    message: string,
    readonly seconds: number,
  ) {
    super(message)
    this.name = 'TooManyRequests'
  }
}

const secondsOf = (limit: RateLimiterRes | null): number => Math.max(1, Math.ceil((limit?.msBeforeNext ?? 0) / 1000))

/** Throws `TooManyRequests` where too many wrong keys came lately; a key that worked before is let through. */
export async function requireFewGuesses(keyHash: string, address: string): Promise<void> {
  if (welcome.has(keyHash)) return
  const counts = await Promise.all([fromAddress.get(address), fromAll.get(everywhere)])
  const spent = counts.filter((count) => count !== null && count.remainingPoints <= 0)
  if (spent.length > 0)
    throw new TooManyRequests('Too many wrong API keys came from here. Wait a minute, then try again.', Math.max(...spent.map(secondsOf)))
}

/** Counts one wrong key; a count that is full already is looked at before the next one. */
export async function countGuess(address: string): Promise<void> {
  await Promise.allSettled([fromAddress.consume(address), fromAll.consume(everywhere)])
}

export function noteWelcome(keyHash: string): void {
  if (welcome.size >= mostWelcome) welcome.clear()
  welcome.add(keyHash)
}

/** Counts one request of a key. Throws `TooManyRequests` when it has none left in this minute. */
export async function countRequest(keyHash: string): Promise<void> {
  try {
    await ofKey.consume(keyHash)
  } catch (limit) {
    const message = `This API key sent more than ${requestsPerMinute} requests within a minute. Wait, and send more jobs in each request.`
    throw new TooManyRequests(message, secondsOf(limit as RateLimiterRes))
  }
}
