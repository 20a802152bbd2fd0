import 'server-only'
import type { Dispatcher } from 'undici'
import { AppError, invalid } from '@/lib/errors'
import { type FetchOptions, guardOf, header, visit } from './visit'

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

const headers = { 'user-agent': 'Switchboard (fetches clips for a trial)', accept: 'video/*, */*;q=0.1', 'accept-encoding': 'identity' }

/**
 * Fetches a file for a person, from the public internet only, and hands its bytes over while they arrive. The written, the resolved and the connected
 * address are checked anew at every redirect, as for pages. Throws `invalid` with a sentence when it may not be fetched or does not arrive.
 */
export async function safeDownload<Result>(address: string, use: Use<Result>, options: DownloadOptions = {}): Promise<Result> {
  const signal = AbortSignal.timeout(options.withinMs ?? withinMs)
  const asked = { signal, headers, headersTimeout: answerWithinMs, bodyTimeout: pauseMs }
  const read = async (response: Dispatcher.ResponseData) => {
    if (response.statusCode === 200) return use({ bytes: lengthOf(response), body: response.body })
    throw say(`The address answered with status ${response.statusCode} instead of a file. Links of generators expire: ask for a new one.`)
  }
  try {
    const found = await visit(address, { guard: guardOf(options), asked, mostRedirects, read })
    if (found) return found.answer
  } catch (error) {
    if (error instanceof AppError) throw error
    if (signal.aborted) throw say('The file did not arrive in time. Load it yourself and send it.')
    throw unreachable()
  }
  throw say(`The address passes on to another more than ${mostRedirects} times. Find the address it ends at.`)
}
