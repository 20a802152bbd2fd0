import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type StatusSite, statusSite } from '@/lib/testing/status-site'
import { netsOf } from './public-address'
import { safeJson } from './safe-json'

// A canary on loopback that must never be reached, and a site on a loopback address of its own that an operator opened.
let reached = 0
let canary: Server
let site: StatusSite
const opened = netsOf('127.0.0.2/32')
const port = () => (canary.address() as AddressInfo).port
beforeAll(async () => {
  canary = createServer((_, response) => response.end('{"secret":1}'))
  canary.on('connection', () => reached++)
  await new Promise<void>((resolve) => canary.listen(0, '::', resolve))
  site = await statusSite()
})
afterAll(async () => {
  canary.close()
  await site.close()
})

const neutral = {
  ok: false,
  absent: false,
  problem: 'The address cannot be reached from here. Check that anybody on the public internet can open it.',
}

it('reaches an opened site, and no address inside, written or stood for by a name', async () => {
  site.answer({ '/data': { a: 1 } })
  expect(await safeJson(`${site.url}/data`, { opened })).toEqual({ ok: true, value: { a: 1 } })
  expect(await safeJson(`${site.url}/data`)).toEqual(neutral)
  const hosts = [
    '127.0.0.1',
    'localhost',
    '[::1]',
    '2130706433',
    '0x7f.1',
    '[::ffff:127.0.0.1]',
    '[64:ff9b::7f00:1]',
    '127.0.0.1.nip.example',
  ]
  for (const host of hosts)
    expect(await safeJson(`http://${host}:${port()}/`, { opened, resolve: async () => ['127.0.0.1'] }), host).toEqual(neutral)
  for (const address of ['file:///etc/hostname', 'http://user:x@127.0.0.2/', 'http://10.0.0.1/', 'http://8.8.8.8:22/', 'x', ''])
    expect(await safeJson(address, { opened, resolve: async () => ['127.0.0.1'] }), address).toEqual(neutral)
  expect(reached).toBe(0)
})

it('is not led inside by a redirect or by a name that changes its mind', async () => {
  for (const end of [
    `http://127.0.0.1:${port()}/`,
    `http://localhost:${port()}/`,
    'http://169.254.169.254/',
    'file:///etc/hostname',
    'http://',
  ]) {
    site.answer((_, response) => response.writeHead(302, { location: end }).end())
    expect(await safeJson(site.url, { opened, resolve: async () => ['127.0.0.1'] }), end).toEqual(neutral)
  }
  let asked = 0
  const resolve = async () => (asked++ === 0 ? ['8.8.8.8'] : ['127.0.0.1'])
  expect(await safeJson('http://rebinding.example:8080/', { resolve })).toEqual(neutral)
  expect(asked).toBe(2)
  expect(reached).toBe(0)
})

it('ends at its limits of time and size', async () => {
  site.answer(() => undefined)
  expect(await safeJson(site.url, { opened, withinMs: 100 })).toMatchObject({ problem: 'The page did not answer within 0.1 seconds.' })
  site.answer((_, response) => {
    response.writeHead(200)
    const more = () => response.writable && !response.destroyed && response.write(Buffer.alloc(50_000), () => setImmediate(more))
    more()
  })
  expect(await safeJson(site.url, { opened, mostBytes: 1_000_000 })).toMatchObject({ problem: 'The answer is larger than 1 MB.' })
})

it('repeats nothing of an answer that it could not read', async () => {
  site.answer((_, response) => response.writeHead(500).end('secret of the page'))
  expect(JSON.stringify(await safeJson(site.url, { opened }))).not.toContain('secret')
  site.answer((_, response) => response.end('{"secret":'))
  expect(JSON.stringify(await safeJson(site.url, { opened }))).not.toContain('secret')
})
