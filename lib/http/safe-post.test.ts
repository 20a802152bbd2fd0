import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Receiver, receiver } from '@/lib/testing/receiver'
import { netsOf } from './public-address'
import { checkPostAddress, safePost } from './safe-fetch'

// A canary on loopback that must never be reached, beside a receiver on an address that an operator opened.
let hook: Receiver
let canary: Server
let reached = 0
const opened = netsOf('127.0.0.2/32')
const message = { headers: { 'content-type': 'application/json' }, body: '{"a":1}' }
const canaryUrl = (host = '127.0.0.1') => `http://${host}:${(canary.address() as AddressInfo).port}/`

beforeAll(async () => {
  hook = await receiver()
  canary = createServer((_, response) => {
    reached++
    response.end()
  })
  await new Promise<void>((resolve) => canary.listen(0, '127.0.0.1', resolve))
})
afterAll(async () => {
  await hook.close()
  canary.close()
})

it('posts to an address that may be reached, and tells only the status of the answer', async () => {
  hook.answer(201)
  expect(await safePost(hook.url, message, { opened })).toEqual({ status: 201, retryAfterSeconds: null })
  expect(hook.received.at(-1)).toMatchObject({ body: '{"a":1}', headers: { 'content-type': 'application/json' } })
  hook.answer((_, response) => response.writeHead(503, { 'retry-after': '120' }).end())
  expect(await safePost(hook.url, message, { opened })).toEqual({ status: 503, retryAfterSeconds: 120 })
})

it.each([301, 302, 303, 307, 308])('does not follow a redirect with status %i, least of all to loopback', async (status) => {
  hook.answer((_, response) => response.writeHead(status, { location: canaryUrl() }).end())
  expect(await safePost(hook.url, message, { opened })).toMatchObject({ status })
  expect(reached).toBe(0)
})

it.each([
  ...['127.0.0.1', '[::1]', '[::ffff:127.0.0.1]', '2130706433', '0x7f.1', '0177.0.0.1', 'localhost', '0.0.0.0'].map(
    (host) => [host] as const,
  ),
])('refuses loopback written as %s, when it is entered and when it is sent, with one answer', async (host) => {
  for (const protocol of ['http', 'https']) {
    const address = canaryUrl(host).replace('http', protocol)
    await expect(checkPostAddress(address, { opened })).rejects.toThrow('cannot be reached from here')
    await expect(safePost(address, message, { opened })).rejects.toThrow('cannot be reached from here')
  }
  expect(reached).toBe(0)
})

it.each(['ftp://127.0.0.2/', 'http://user:pass@127.0.0.2/', 'nonsense', '', 'https://'])('refuses %j', async (address) => {
  await expect(checkPostAddress(address, { opened })).rejects.toThrow('cannot be reached from here')
})

it('takes a public address only with https, and looks at every address that a name stands for', async () => {
  const named = (...addresses: string[]) => ({ opened, resolve: async () => addresses })
  await expect(checkPostAddress('https://hooks.example/x', named('93.184.216.34'))).resolves.toMatchObject({ host: 'hooks.example' })
  await expect(checkPostAddress('http://hooks.example/x', named('93.184.216.34'))).rejects.toThrow('cannot be reached')
  await expect(checkPostAddress('https://hooks.example/x', named('93.184.216.34', '127.0.0.1'))).rejects.toThrow('cannot be reached')
  await expect(checkPostAddress('https://hooks.example/x', named())).rejects.toThrow('cannot be reached')
})

it('refuses a name that leads elsewhere by the time it is connected to', async () => {
  let asked = 0
  const resolve = async () => [asked++ === 0 ? '127.0.0.2' : '127.0.0.1']
  await expect(safePost(canaryUrl('rebound.example'), message, { opened, resolve })).rejects.toThrow('cannot be reached')
  expect(reached).toBe(0)
})

it('gives up an address that does not answer, and one that breaks the connection', async () => {
  hook.answer(() => undefined)
  await expect(safePost(hook.url, message, { opened, withinMs: 200 })).rejects.toThrow('did not answer within 0.2 seconds')
  hook.answer((request) => request.socket.destroy())
  await expect(safePost(hook.url, message, { opened })).rejects.toThrow('cannot be reached')
})

it('reads no further than the head of an answer that never ends', async () => {
  hook.answer((_, response) => {
    response.writeHead(200)
    const timer = setInterval(() => response.write('x'.repeat(10_000)), 1)
    response.on('close', () => clearInterval(timer))
  })
  expect(await safePost(hook.url, message, { opened })).toMatchObject({ status: 200 })
})
