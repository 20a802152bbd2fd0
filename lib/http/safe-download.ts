import 'server-only'
import { type Dispatcher, request } from 'undici'
import { AppError, invalid } from '@/lib/errors'
import { agentOf, checkHost, type FetchOptions, type Guard, guardOf, header, readAddress } from './safe-fetch'

const mostRedirects = 5
const answerWithinMs = 10_000
const pauseMs = 30_000
const withinMs = 15 * 60_000

export type Download = { bytes: number | null; body: AsyncIterable<Uint8Array> }
export type DownloadOptions = Pick<FetchOptions, 'opened' | 'resolve' | 'withinMs'>

const say = (message: string) => invalid(message, { url: message })
/** One answer for every address that is not fetched, so that nobody learns from it what stands behind the server. */
const unreachable = () =>
  say(
    'This address cannot be fetched from here. Check that anybody on the public internet can load it; otherwise load the file yourself and send it.',
  )

const lengthOf = (response: Dispatcher.ResponseData): number | null => {
  const text = header(response, 'content-length')
  return /^\d{1,15}$/.test(text) ? Number(text) : null
}

type Use<Result> = (download: Download) => Promise<Result>

async function step<Result>(url: URL, guard: Guard, signal: AbortSignal, use: Use<Result>): Promise<{ to: URL } | { result: Result }> {
  await checkHost(url, guard)
  signal.throwIfAborted()
  const agent = agentOf(guard, url)
  try {
    const headers = { 'user-agent': 'Switchboard (fetches clips for a trial)', accept: 'video/*, */*;q=0.1', 'accept-encoding': 'identity' }
    const limits = { headersTimeout: answerWithinMs, bodyTimeout: pauseMs }
    const response = await request(url, { dispatcher: agent, signal, headers, ...limits })
    const location = header(response, 'location')
    if ([301, 302, 303, 307, 308].includes(response.statusCode) && location) {
      if (!URL.canParse(location, url)) throw unreachable()
      return { to: readAddress(new URL(location, url).href) }
    }
    if (response.statusCode !== 200)
      throw say(`The address answered with status ${response.statusCode} instead of a file. Links of generators expire: ask for a new one.`)
    return { result: await use({ bytes: lengthOf(response), body: response.body }) }
  } finally {
    await agent.destroy()
  }
}

/**
 * Fetches a file for a person, from the public internet only, and hands its bytes over while they arrive. The written, the resolved and the connected
 * address are checked anew at every redirect, as for pages. Throws `invalid` with a sentence when it may not be fetched or does not arrive.
 */
export async function safeDownload<Result>(address: string, use: Use<Result>, options: DownloadOptions = {}): Promise<Result> {
  const signal = AbortSignal.timeout(options.withinMs ?? withinMs)
  const guard = guardOf(options)
  try {
    let url = readAddress(address)
    for (let redirects = 0; redirects <= mostRedirects; redirects++) {
      const answer = await step(url, guard, signal, use)
      if ('result' in answer) return answer.result
      url = answer.to
    }
  } catch (error) {
    if (error instanceof AppError) throw error
    if (signal.aborted) throw say('The file did not arrive in time. Load it yourself and send it.')
    throw unreachable()
  }
  throw say(`The address passes on to another more than ${mostRedirects} times. Find the address it ends at.`)
}
