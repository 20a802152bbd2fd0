import 'server-only'
import type { Dispatcher } from 'undici'
import { beforeAbort, bodyOf, type FetchOptions, guardOf, header, visit, withinMs } from './visit'

const mostRedirects = 3
const mostBytes = 5_000_000

/**
 * What an address answered. `absent`: there is something, but not the data that was asked for, so that another path may hold it; otherwise nothing can
 * be said about the address now. The problem is a sentence, and never repeats what was answered.
 */
export type JsonAnswer = { ok: true; value: unknown } | { ok: false; absent: boolean; problem: string }
export type JsonOptions = Pick<FetchOptions, 'opened' | 'resolve' | 'mostBytes' | 'withinMs'>

const failed = (problem: string): JsonAnswer => ({ ok: false, absent: false, problem })
const absent = (problem: string): JsonAnswer => ({ ok: false, absent: true, problem })
/** One answer for every address that is not reached, so that nobody learns from it what stands behind the server. */
const unreachable = () => failed('The address cannot be reached from here. Check that anybody on the public internet can open it.')

const headers = {
  'user-agent': 'Switchboard (reads status pages)',
  accept: 'application/json',
  'accept-encoding': 'identity',
}

function statusAnswer(status: number): JsonAnswer {
  if (status === 429) return failed('The page answered that it was asked too often (status 429).')
  const sentence = `The page answered with status ${status} instead of its data.`
  return status >= 400 && status < 500 ? absent(sentence) : failed(sentence)
}

async function readAnswer(response: Dispatcher.ResponseData, limit: number): Promise<JsonAnswer> {
  if (response.statusCode !== 200) return statusAnswer(response.statusCode)
  const coding = header(response, 'content-encoding').trim().toLowerCase()
  if (coding && coding !== 'identity') return failed('The page packed its answer although it was asked not to.')
  const body = await bodyOf(response, limit)
  if (body === null) return failed(`The answer is larger than ${limit / 1_000_000} MB.`)
  const text = body.toString('utf8').trimStart()
  if (text.startsWith('<')) return absent('The page answered with a web page instead of its data.')
  try {
    return { ok: true, value: JSON.parse(text) }
  } catch {
    return text === '' ? absent('The page answered with nothing.') : failed('The answer breaks off or is damaged: it is not whole JSON.')
  }
}

async function fetchJson(address: string, options: JsonOptions, signal: AbortSignal): Promise<JsonAnswer> {
  const read = (response: Dispatcher.ResponseData) => readAnswer(response, options.mostBytes ?? mostBytes)
  const found = await visit(address, { guard: guardOf(options), asked: { signal, headers }, mostRedirects, read })
  return found ? found.answer : failed(`The address passes on to another more than ${mostRedirects} times.`)
}

/**
 * Fetches JSON from the public internet, under the same three checks as a fetched page: the written, the resolved and the connected address, anew at
 * every redirect. Never throws for what an address does: an answer that is no JSON, or none at all, is told as a sentence.
 */
export async function safeJson(address: string, options: JsonOptions = {}): Promise<JsonAnswer> {
  const limit = options.withinMs ?? withinMs
  const signal = AbortSignal.timeout(limit)
  try {
    return await beforeAbort(signal, fetchJson(address, options, signal))
  } catch (error) {
    if (signal.aborted) return failed(`The page did not answer within ${limit / 1000} seconds.`)
    if ((error as { code?: string }).code === 'UND_ERR_SOCKET') return failed('The connection broke off before the answer was complete.')
    return unreachable()
  }
}
