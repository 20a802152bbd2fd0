import 'server-only'
import { promisify } from 'node:util'
import { brotliDecompress, gunzip, inflate } from 'node:zlib'
import { type Dispatcher, request } from 'undici'
import { AppError, invalid } from '@/lib/errors'
import { isOpened } from './public-address'
import { isText, textOf } from './response-text'
import {
  agentOf,
  beforeAbort,
  bodyOf,
  checkHost,
  type FetchOptions,
  type Guard,
  guardOf,
  header,
  readAddress,
  unreachable,
  visit,
  withinMs,
} from './visit'

const mostRedirects = 5
const mostBytes = 5_000_000

export type FetchedPage = { url: string; finalUrl: string; contentType: string; body: string }

const say = (message: string) => invalid(message, { url: message })

const headers = {
  'user-agent': 'Switchboard (keeps copies of cited pages)',
  accept: 'text/html, text/plain, text/markdown, application/json, application/xml;q=0.9',
  'accept-encoding': 'gzip, br',
}

const unpackers: Record<string, (data: Buffer, options: { maxOutputLength: number }) => Promise<Buffer>> = {
  gzip: promisify(gunzip),
  br: promisify(brotliDecompress),
  deflate: promisify(inflate),
}

async function read(response: Dispatcher.ResponseData, limit: number): Promise<Buffer> {
  const tooLarge = () => say(`The page is larger than ${limit / 1_000_000} MB. Paste the part that holds the figure.`)
  const body = await bodyOf(response, limit)
  if (body === null) throw tooLarge()
  const coding = header(response, 'content-encoding').trim().toLowerCase()
  if (!coding || coding === 'identity') return body
  const unpack = unpackers[coding]
  if (!unpack) throw say('The page came packed in a way that cannot be read here. Paste its text instead.')
  return unpack(body, { maxOutputLength: limit }).catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'ERR_BUFFER_TOO_LARGE' ? tooLarge() : say('The page came damaged. Try again, or paste its text.')
  })
}

async function readPage(response: Dispatcher.ResponseData, limit: number): Promise<{ contentType: string; body: string }> {
  const { statusCode } = response
  if (statusCode !== 200)
    throw say(`The page answered with status ${statusCode} instead of its text. Check the address, or paste the text.`)
  const contentType = header(response, 'content-type').trim().toLowerCase()
  const [type = ''] = contentType.split(';')
  if (type.trim() === 'application/pdf')
    throw say('This is a PDF, which cannot be read as text here. Open it and paste the part that holds the figure.')
  if (!isText(type))
    throw say(
      `This address holds ${type.trim().slice(0, 60) || 'something of an unstated kind'}, not a page of text. Paste the text instead.`,
    )
  return { contentType, body: textOf(await read(response, limit), contentType) }
}

async function fetchPage(address: string, options: FetchOptions, signal: AbortSignal): Promise<FetchedPage> {
  const readIt = (response: Dispatcher.ResponseData) => readPage(response, options.mostBytes ?? mostBytes)
  const found = await visit(address, { guard: guardOf(options), asked: { signal, headers }, mostRedirects, read: readIt })
  if (found) return { url: address, finalUrl: found.url.href, ...found.answer }
  throw say(`The page passes on to another more than ${mostRedirects} times. Find the address it ends at, or paste its text.`)
}

/**
 * Fetches one page of text for a person, from the public internet only: http or https, usual ports, no credentials. The written, the
 * resolved and the connected address are checked anew at every redirect. Throws `invalid` with a sentence for everything else.
 */
export async function safeFetch(address: string, options: FetchOptions = {}): Promise<FetchedPage> {
  const limit = options.withinMs ?? withinMs
  const signal = AbortSignal.timeout(limit)
  try {
    return await beforeAbort(signal, fetchPage(address, options, signal))
  } catch (error) {
    if (error instanceof AppError) throw error
    if (signal.aborted) throw say(`The page did not arrive within ${limit / 1000} seconds. Try again, or paste its text.`)
    throw unreachable()
  }
}

/** What an address answered to a message: its status, and never its body. */
export type PostAnswer = { status: number; retryAfterSeconds: number | null }
export type PostOptions = Pick<FetchOptions, 'opened' | 'resolve' | 'withinMs'>

const notPosted = () => invalid('This address cannot be reached from here. Check that it is on the public internet and takes messages.')

/** Plain http is for networks that an operator opened: on the public internet everybody in between could read the message. */
const postGuard = (url: URL, options: PostOptions): Guard => {
  const guard = guardOf(options)
  return url.protocol === 'https:' ? guard : { ...guard, may: (address) => isOpened(address, options.opened ?? []) }
}

/** Whether messages may be sent to an address, as it stands and by everything its name stands for now. Throws `invalid` when not. */
export async function checkPostAddress(address: string, options: PostOptions = {}): Promise<URL> {
  const signal = AbortSignal.timeout(options.withinMs ?? withinMs)
  try {
    const url = readAddress(address)
    await beforeAbort(signal, checkHost(url, postGuard(url, options)))
    return url
  } catch {
    throw notPosted()
  }
}

async function postOnce(address: string, headers: Record<string, string>, body: string, options: PostOptions, signal: AbortSignal) {
  const url = readAddress(address)
  const guard = postGuard(url, options)
  await checkHost(url, guard)
  signal.throwIfAborted()
  const agent = agentOf(guard, url)
  try {
    const response = await request(url, { method: 'POST', dispatcher: agent, signal, headers, body })
    const wait = Number(header(response, 'retry-after'))
    response.body.on('error', () => undefined)
    return { status: response.statusCode, retryAfterSeconds: wait > 0 ? wait : null }
  } finally {
    await agent.destroy()
  }
}

/**
 * Posts one message to an address that somebody entered, under the same three checks as a fetched page. Redirects are answers like any other and
 * never followed. Throws `invalid` when the address may not be reached, does not answer in time, or breaks the connection.
 */
export async function safePost(
  address: string,
  { headers, body }: { headers: Record<string, string>; body: string },
  options: PostOptions = {},
): Promise<PostAnswer> {
  const limit = options.withinMs ?? withinMs
  const signal = AbortSignal.timeout(limit)
  try {
    return await beforeAbort(signal, postOnce(address, headers, body, options, signal))
  } catch {
    if (signal.aborted) throw invalid(`The address did not answer within ${limit / 1000} seconds.`)
    throw notPosted()
  }
}
