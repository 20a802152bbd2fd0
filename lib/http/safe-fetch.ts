import 'server-only'
import { lookup as systemLookup } from 'node:dns/promises'
import type { LookupFunction } from 'node:net'
import { promisify } from 'node:util'
import { brotliDecompress, gunzip, inflate } from 'node:zlib'
import { Agent, buildConnector, type Dispatcher, request } from 'undici'
import { AppError, invalid } from '@/lib/errors'
import { isLiteral, isOpened, isPublic, type Net } from './public-address'
import { isText, textOf } from './response-text'

const ports = [80, 443, 8080, 8443]
const mostRedirects = 5
const mostBytes = 5_000_000
const withinMs = 10_000

export type Resolve = (host: string) => Promise<string[]>

export type FetchOptions = {
  /** Networks beside the public internet that may be reached, on any port. */
  opened?: readonly Net[]
  resolve?: Resolve
  mostBytes?: number
  withinMs?: number
}

export type FetchedPage = { url: string; finalUrl: string; contentType: string; body: string }

const say = (message: string) => invalid(message, { url: message })

/** One answer for every address that is not fetched, so that nobody learns from it what stands behind the server. */
const unreachable = () =>
  say('This address cannot be fetched from here. Check that it is a public web page; otherwise open it yourself and paste its text.')

const resolveBySystem: Resolve = async (host) => (await systemLookup(host, { all: true, verbatim: true })).map(({ address }) => address)

export type Guard = { may: (address: string, port: number) => boolean; resolve: Resolve }

export const guardOf = ({ opened = [], resolve = resolveBySystem }: FetchOptions): Guard => ({
  may: (address, port) => isOpened(address, opened) || (isPublic(address) && ports.includes(port)),
  resolve,
})

const portOf = (url: URL): number => Number(url.port) || (url.protocol === 'https:' ? 443 : 80)

/** Check one: what is written. The parser of addresses has turned decimal, octal, hex and full-width spellings into plain ones. */
export function readAddress(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : null
  if (!url || !['http:', 'https:'].includes(url.protocol) || url.username || url.password || !url.hostname) throw unreachable()
  return url
}

/** Check two: everything that the name stands for. One address inside is enough to refuse. */
export async function checkHost(url: URL, { may, resolve }: Guard): Promise<void> {
  const addresses = isLiteral(url.hostname) ? [url.hostname] : await resolve(url.hostname)
  if (addresses.length === 0 || !addresses.every((address) => may(address, portOf(url)))) throw unreachable()
}

/** Check three: the name is looked up again to connect, and may answer otherwise by then; and the address that was connected to. */
export function agentOf({ may, resolve }: Guard, url: URL): Agent {
  const port = portOf(url)
  const lookup: LookupFunction = (host, options, done) => {
    resolve(host).then(
      (addresses) => {
        const allowed = addresses.filter((address) => may(address, port))
        const [first] = allowed
        if (!first || allowed.length < addresses.length) return done(unreachable() as NodeJS.ErrnoException, '', 0)
        const family = (address: string) => (address.includes(':') ? 6 : 4)
        if (options.all) done(null, allowed.map((address) => ({ address, family: family(address) })) as never, 0)
        else done(null, first, family(first))
      },
      (error: NodeJS.ErrnoException) => done(error, '', 0),
    )
  }
  const connect = buildConnector({ lookup, timeout: withinMs })
  return new Agent({
    connect: (options, done) =>
      connect(options, (error, socket) => {
        if (error) return done(error, null)
        if (socket.remoteAddress && may(socket.remoteAddress, port)) return done(null, socket)
        socket.destroy()
        done(unreachable(), null)
      }),
    maxHeaderSize: 32_768,
  })
}

const headers = {
  'user-agent': 'Switchboard (keeps copies of cited pages)',
  accept: 'text/html, text/plain, text/markdown, application/json, application/xml;q=0.9',
  'accept-encoding': 'gzip, br',
}

export const header = (response: Dispatcher.ResponseData, name: string): string => [response.headers[name] ?? ''].flat()[0] ?? ''

const unpackers: Record<string, (data: Buffer, options: { maxOutputLength: number }) => Promise<Buffer>> = {
  gzip: promisify(gunzip),
  br: promisify(brotliDecompress),
  deflate: promisify(inflate),
}

async function read(response: Dispatcher.ResponseData, limit: number): Promise<Buffer> {
  const tooLarge = () => say(`The page is larger than ${limit / 1_000_000} MB. Paste the part that holds the figure.`)
  if (Number(header(response, 'content-length')) > limit) throw tooLarge()
  const parts: Buffer[] = []
  let size = 0
  for await (const part of response.body as AsyncIterable<Buffer>) {
    size += part.length
    if (size > limit) throw tooLarge()
    parts.push(part)
  }
  const coding = header(response, 'content-encoding').trim().toLowerCase()
  if (!coding || coding === 'identity') return Buffer.concat(parts)
  const unpack = unpackers[coding]
  if (!unpack) throw say('The page came packed in a way that cannot be read here. Paste its text instead.')
  return unpack(Buffer.concat(parts), { maxOutputLength: limit }).catch((error: NodeJS.ErrnoException) => {
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

/** One request without redirects: what it says, or where it points. */
async function step(
  url: URL,
  guard: Guard,
  options: FetchOptions,
  signal: AbortSignal,
): Promise<{ to: URL } | { contentType: string; body: string }> {
  await checkHost(url, guard)
  signal.throwIfAborted()
  const agent = agentOf(guard, url)
  try {
    const response = await request(url, { dispatcher: agent, signal, headers })
    const location = header(response, 'location')
    if (![301, 302, 303, 307, 308].includes(response.statusCode) || !location)
      return await readPage(response, options.mostBytes ?? mostBytes)
    if (!URL.canParse(location, url)) throw unreachable()
    return { to: readAddress(new URL(location, url).href) }
  } finally {
    // The rest of a body that nobody reads must not keep the connection.
    await agent.destroy()
  }
}

const whenAborted = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason), { once: true }))

async function follow(address: string, options: FetchOptions, signal: AbortSignal): Promise<FetchedPage> {
  const guard = guardOf(options)
  let url = readAddress(address)
  for (let redirects = 0; redirects <= mostRedirects; redirects++) {
    const answer = await step(url, guard, options, signal)
    if (!('to' in answer)) return { url: address, finalUrl: url.href, ...answer }
    url = answer.to
  }
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
    return await Promise.race([follow(address, options, signal), whenAborted(signal)])
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
    await Promise.race([checkHost(url, postGuard(url, options)), whenAborted(signal)])
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
    return await Promise.race([postOnce(address, headers, body, options, signal), whenAborted(signal)])
  } catch {
    if (signal.aborted) throw invalid(`The address did not answer within ${limit / 1000} seconds.`)
    throw notPosted()
  }
}
