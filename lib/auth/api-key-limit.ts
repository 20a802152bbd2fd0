import 'server-only'
import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible'
import { guessLimit } from './guess-limit'

const guesses = guessLimit({ name: 'api-key', fromOne: 30, fromAll: 600 })

/** Requests of one key within a minute: a collector that sends every 200 ms stays below. */
export const requestsPerMinute = 600
const ofKey = new RateLimiterMemory({ keyPrefix: 'key', points: requestsPerMinute, duration: 60 })

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

/** Throws `TooManyRequests` where too many wrong keys came lately; a key that worked before is let through. */
export async function requireFewGuesses(keyHash: string, address: string): Promise<void> {
  const wait = await guesses.wait(address, keyHash)
  if (wait > 0) throw new TooManyRequests('Too many wrong API keys came from here. Wait a minute, then try again.', wait)
}

export const countGuess = guesses.miss
export const noteWelcome = guesses.hit

/** Counts one request of a key. Throws `TooManyRequests` when it has none left in this minute. */
export async function countRequest(keyHash: string): Promise<void> {
  try {
    await ofKey.consume(keyHash)
  } catch (limit) {
    const message = `This API key sent more than ${requestsPerMinute} requests within a minute. Wait, and send more jobs in each request.`
    throw new TooManyRequests(message, Math.max(1, Math.ceil((limit as RateLimiterRes).msBeforeNext / 1000)))
  }
}
