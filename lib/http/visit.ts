import 'server-only'
import { lookup as systemLookup } from 'node:dns/promises'
import type { LookupFunction } from 'node:net'
import { Agent, buildConnector, type Dispatcher, request } from 'undici'
import { invalid } from '@/lib/errors'
import { isLiteral, isOpened, isPublic, type Net } from './public-address'

const ports = [80, 443, 8080, 8443]
export const withinMs = 10_000

export type Resolve = (host: string) => Promise<string[]>

export type FetchOptions = {
  /** Networks beside the public internet that may be reached, on any port. */
  opened?: readonly Net[]
  resolve?: Resolve
  mostBytes?: number
  withinMs?: number
}

/** One answer for every address that is not fetched, so that nobody learns from it what stands behind the server. */
export function unreachable() {
  const message =
    'This address cannot be fetched from here. Check that it is a public web page; otherwise open it yourself and paste its text.'
  return invalid(message, { url: message })
}

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

export const header = (response: Dispatcher.ResponseData, name: string): string => [response.headers[name] ?? ''].flat()[0] ?? ''

type Visit<Answer> = {
  guard: Guard
  asked: { signal: AbortSignal; headers: Record<string, string>; headersTimeout?: number; bodyTimeout?: number }
  mostRedirects: number
  read: (response: Dispatcher.ResponseData) => Promise<Answer>
}

/** One request without redirects: what it says, or where it points. */
async function step<Answer>(url: URL, { guard, asked, read }: Visit<Answer>): Promise<{ to: URL } | { answer: Answer }> {
  await checkHost(url, guard)
  asked.signal.throwIfAborted()
  const agent = agentOf(guard, url)
  try {
    const response = await request(url, { dispatcher: agent, ...asked })
    const location = header(response, 'location')
    if (![301, 302, 303, 307, 308].includes(response.statusCode) || !location) return { answer: await read(response) }
    return { to: readAddress(new URL(location, url).href) }
  } finally {
    // The rest of a body that nobody reads must not keep the connection.
    await agent.destroy()
  }
}

/**
 * What an address answers, and the address at the end of its redirects, each of which is checked anew; null when there are more than it may take.
 * Throws for an address that may not be reached, that is none, or that breaks off.
 */
export async function visit<Answer>(address: string, how: Visit<Answer>): Promise<{ url: URL; answer: Answer } | null> {
  let url = readAddress(address)
  for (let redirects = 0; redirects <= how.mostRedirects; redirects++) {
    const next = await step(url, how)
    if ('answer' in next) return { url, answer: next.answer }
    url = next.to
  }
  return null
}

/** What work comes to, unless its signal aborts first. */
export const beforeAbort = <Value>(signal: AbortSignal, work: Promise<Value>): Promise<Value> =>
  Promise.race([work, new Promise<never>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason), { once: true }))])

/** A body as it came, or null when it is larger than `limit` bytes. */
export async function bodyOf(response: Dispatcher.ResponseData, limit: number): Promise<Buffer | null> {
  if (Number(header(response, 'content-length')) > limit) return null
  const parts: Buffer[] = []
  let size = 0
  for await (const part of response.body as AsyncIterable<Buffer>) {
    size += part.length
    if (size > limit) return null
    parts.push(part)
  }
  return Buffer.concat(parts)
}
