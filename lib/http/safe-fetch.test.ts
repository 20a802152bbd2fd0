import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { AppError } from '@/lib/errors'
import { isPublic, netsOf } from './public-address'
import { safeFetch } from './safe-fetch'
import type { FetchOptions } from './visit'

// A canary on loopback that must never be reached, and a site on a loopback address of its own that an operator opened.
let reached = 0
let canary: Server
let site: Server
const portOf = (server: Server) => (server.address() as AddressInfo).port
const listen = (server: Server, host: string, port = 0) =>
  new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, host, resolve))

const html =
  (body: string): RequestListener =>
  (_, response) =>
    response.setHeader('content-type', 'text/html').end(body)
const to =
  (location: string, status = 302): RequestListener =>
  (_, response) =>
    response.writeHead(status, { location }).end()
const typed = (type: string | undefined, body: string | Buffer, more: Record<string, string> = {}): RequestListener => {
  return (_, response) => response.writeHead(200, { ...(type ? { 'content-type': type } : {}), ...more }).end(body)
}

const canaryUrl = () => `http://127.0.0.1:${portOf(canary)}/`
const siteUrl = (path: string) => `http://127.0.0.2:${portOf(site)}${path}`

const pages: Record<string, RequestListener> = {
  '/page': html('<p>Veo 3.1 scores 83 %</p>'),
  '/chinese': typed('text/html; charset=gb18030', Buffer.from([0xbf, 0xc9, 0xc1, 0xe9])),
  '/meta': typed('text/html', Buffer.from('<meta charset="windows-1252">\x93caf\xe9\x94', 'latin1')),
  '/odd': typed('text/plain; charset=unheard-of', 'plain'),
  '/gzip': typed('text/plain', gzipSync('packed'), { 'content-encoding': 'gzip' }),
  '/bomb': typed('text/plain', gzipSync(Buffer.alloc(50_000_000)), { 'content-encoding': 'gzip' }),
  '/damaged': typed('text/plain', 'not gzip', { 'content-encoding': 'gzip' }),
  '/zstd': typed('text/plain', 'x', { 'content-encoding': 'zstd' }),
  '/json': typed('application/json', '{"a":1}'),
  '/feed': typed('application/atom+xml', '<feed/>'),
  '/pdf': typed('application/pdf', '%PDF'),
  '/image': typed('image/png', 'x'),
  '/untyped': typed(undefined, 'x'),
  '/long': typed('text/plain', Buffer.alloc(5_000_001)),
  '/endless': (_, response) => {
    response.writeHead(200, { 'content-type': 'text/plain' })
    const more = () => response.writable && !response.destroyed && response.write(Buffer.alloc(200_000), () => setImmediate(more))
    more()
  },
  '/slow': () => undefined,
  '/trickle': (_, response) => {
    response.writeHead(200, { 'content-type': 'text/plain' })
    const timer = setInterval(() => response.write('x'), 20)
    response.once('close', () => clearInterval(timer))
  },
  '/missing': (_, response) => response.writeHead(404).end('secret of the page'),
  '/relative': to('page'),
  '/hop1': to('/hop2', 301),
  '/hop2': to('/hop3', 303),
  '/hop3': to('/hop4', 307),
  '/hop4': to('/hop5', 308),
  '/hop5': to('/page'),
  '/hop0': to('/hop1'),
  '/round': to('/round'),
  '/nowhere': to('http://'),
}

beforeAll(async () => {
  canary = createServer((_, response) => response.setHeader('content-type', 'text/plain').end('secret'))
  canary.on('connection', () => reached++)
  await listen(canary, '::')
  site = createServer((request, response) => {
    const hop = /^\/to\?(.+)$/.exec(request.url ?? '')
    if (hop?.[1]) return to(decodeURIComponent(hop[1]))(request, response)
    return (pages[request.url ?? ''] ?? pages['/missing'])?.(request, response)
  })
  await listen(site, '127.0.0.2')
})
afterAll(() => {
  for (const server of [canary, site]) {
    server.closeAllConnections()
    server.close()
  }
})

const never = async (host: string): Promise<string[]> => {
  // A look-up of these tests never leaves the machine: every name stands for loopback.
  return host.includes('v6') ? ['::1'] : ['127.0.0.1']
}
const opened = netsOf('127.0.0.2/32')
const refusal = (url: string, options: FetchOptions = {}) =>
  safeFetch(url, { resolve: never, ...options }).then(
    ({ body }) => ({ code: 'fetched', message: body }),
    ({ code, message }: AppError) => ({ code, message }),
  )
const neutral = {
  code: 'invalid',
  message: 'This address cannot be fetched from here. Check that it is a public web page; otherwise open it yourself and paste its text.',
}

const hosts = [
  ...['127.0.0.1', '127.1', '127.0.1', '127.127.127.127', '2130706433', '0x7f000001', '0x7f.1', '0x7f.0.0.1', '017700000001', '0177.0.0.1'],
  ...['0177.0.0.01', '127.0.0.1.', '127。0。0。1', '１２７.０.０.１', '①②⑦.⓪.⓪.①', '%31%32%37.0.0.1', '0', '0.0.0.0', '00.00.00.00', '0x0'],
  ...['[::1]', '[0:0:0:0:0:0:0:1]', '[0000::0001]', '[::]', '[::ffff:127.0.0.1]', '[::ffff:7f00:1]', '[0:0:0:0:0:ffff:127.0.0.1]'],
  ...[
    '[::127.0.0.1]',
    '[::7f00:1]',
    '[64:ff9b::127.0.0.1]',
    '[64:ff9b::7f00:1]',
    '[64:ff9b:1::7f00:1]',
    '[2002:7f00:1::]',
    '[2002:7f00:0001::1]',
  ],
  ...['[2001:0:7f00:1::]', '[2001::1]', '[::ffff:0:127.0.0.1]', '[fe80::1]', '[fe80::7f00:1]', '[fec0::1]', '[fc00::1]', '[fd00::1]'],
  ...[
    '[fd12:3456:789a::1]',
    '[ff02::1]',
    '[ff05::1:3]',
    '[100::1]',
    '[2001:db8::1]',
    '[2001:2::1]',
    '[2001:10::1]',
    '[3fff::1]',
    '[5f00::1]',
  ],
  ...[
    'localhost',
    'LOCALHOST',
    'localhost.',
    'LocalHost',
    'ⓛocalhost',
    'ｌｏｃａｌｈｏｓｔ',
    'localhost.localdomain',
    'sub.localhost',
    'ip6-localhost',
  ],
  ...[
    '127.0.0.1.nip.example',
    'localtest.example',
    'v6.example',
    'xn--bcher-kva.example',
    'bücher.example',
    'пример.example',
    '例え.example',
  ],
  ...['10.0.0.1', '10.255.255.255', '172.16.0.1', '172.31.255.255', '192.168.0.1', '192.168.1.254', '167772161', '0xa000001', '0xc0a80001'],
  ...['[::ffff:10.0.0.1]', '[64:ff9b::10.0.0.1]', '[2002:a00:1::]', '[2002:c0a8:1::]', '169.254.169.254', '2852039166', '0xa9fea9fe'],
  ...['0251.0376.0251.0376', '[::ffff:169.254.169.254]', '[fd00:ec2::254]', '100.64.0.1', '100.127.255.254', '192.0.0.1', '192.0.2.1'],
  ...['198.18.0.1', '198.19.255.255', '198.51.100.1', '203.0.113.1', '192.88.99.1', '224.0.0.1', '239.255.255.255', '240.0.0.1'],
  ...['255.255.255.255', '0.1.2.3', '192.175.48.1', '192.31.196.1', '192.52.193.1', '1.2.3.4.5', '256.1.1.1', '[::1%25lo]', '[:::1]'],
]

const other = (port: number) => [
  ...[`http://user@127.0.0.1:${port}/`, `http://user:secret@127.0.0.1:${port}/`, `http://example.com@127.0.0.1:${port}/`],
  ...[
    `http://public.example#@127.0.0.1:${port}/`,
    `http://127.0.0.1:${port}#@public.example/`,
    `http://127.0.0.1:${port}?@public.example/`,
  ],
  ...[
    `http:\\\\127.0.0.1:${port}\\`,
    `http:/127.0.0.1:${port}/`,
    `http:127.0.0.1:${port}`,
    `  http://127.0.0.1:${port}  `,
    `ht\ntp://127.0.0.1:${port}/`,
  ],
  ...[`file:///etc/hostname`, `ftp://127.0.0.1:${port}/`, `gopher://127.0.0.1:${port}/_x`, `data:text/plain,x`, `javascript:alert(1)`],
  ...[`ws://127.0.0.1:${port}/`, `unix:/var/run/x.sock`, `about:blank`, `blob:http://127.0.0.1:${port}/x`, ``, `x`, `//127.0.0.1:${port}/`],
  ...[`http://8.8.8.8:22/`, `http://8.8.8.8:5432/`, `http://8.8.8.8:25/`, `https://8.8.8.8:8444/`, `http://[2606:4700::1111]:6379/`],
]

describe('an address is refused before anything is connected', () => {
  it('in each of more than 120 spellings, with one and the same answer', async () => {
    const spellings = [...hosts.map((host) => `http://${host}:${portOf(canary)}/`), ...other(portOf(canary))]
    // On a usual port a name or address must be refused for where it leads, not for the port.
    const usual = hosts.flatMap((host) => [`http://${host}/`, `https://${host}/`, `http://${host}:8080/`])
    expect(spellings.length).toBeGreaterThanOrEqual(120)
    for (const url of [...spellings, ...usual]) expect(await refusal(url), url).toEqual(neutral)
    expect(reached).toBe(0)
  })

  it('when any of several addresses of a name is not public', async () => {
    for (const addresses of [['8.8.8.8', '127.0.0.1'], ['2606:4700::1111', '::1'], ['not an address'], []])
      expect(await refusal('http://mixed.example/', { resolve: async () => addresses })).toEqual(neutral)
    expect(reached).toBe(0)
  })

  it('when the name stands for something else by the time of the connection', async () => {
    const turns = [
      '127.0.0.1',
      '::1',
      '::ffff:127.0.0.1',
      '10.0.0.1',
      '169.254.169.254',
      '100.64.0.1',
      '64:ff9b::7f00:1',
      '2002:7f00:1::',
      '0.0.0.0',
      'fd00::1',
    ]
    for (const later of turns) {
      let asked = 0
      const resolve = async () => (asked++ === 0 ? ['8.8.8.8'] : [later])
      expect(await refusal('http://rebinding.example:8080/', { resolve })).toEqual(neutral)
      expect(asked).toBe(2)
    }
    expect(reached).toBe(0)
  })

  it('when the name cannot be looked up', async () => {
    expect(await refusal('http://nowhere.example/', { resolve: () => Promise.reject(new Error('ENOTFOUND nowhere')) })).toEqual(neutral)
  })
})

describe('with a network opened by the operator', () => {
  const get = (path: string, options: FetchOptions = {}) => safeFetch(siteUrl(path), { resolve: never, opened, ...options })
  const failure = (path: string, options: FetchOptions = {}) => refusal(siteUrl(path), { opened, ...options })

  it('a page there is fetched, on any port', async () => {
    expect(await get('/page')).toEqual({
      ...{ url: siteUrl('/page'), finalUrl: siteUrl('/page'), contentType: 'text/html', body: '<p>Veo 3.1 scores 83 %</p>' },
    })
    const byName = await safeFetch(`http://wiki.example:${portOf(site)}/page`, { opened, resolve: async () => ['127.0.0.2'] })
    expect(byName.body).toContain('Veo')
  })

  it('and without it the same page is refused', async () => {
    expect(await refusal(siteUrl('/page'))).toEqual(neutral)
  })

  it.each([
    ['its header', '/chinese', '可灵'],
    ['its own statement', '/meta', '“café”'],
    ['UTF-8 where the stated one is unknown', '/odd', 'plain'],
  ])('a text is decoded by %s', async (_, path, text) => expect((await get(path)).body).toContain(text))

  it('packed, JSON and XML texts are read', async () => {
    expect((await get('/gzip')).body).toBe('packed')
    expect((await get('/json')).body).toBe('{"a":1}')
    expect((await get('/feed')).body).toBe('<feed/>')
  })

  it('redirects are followed up to five times, and their end is told', async () => {
    expect(await get('/hop1')).toMatchObject({ url: siteUrl('/hop1'), finalUrl: siteUrl('/page') })
    expect((await get('/relative')).finalUrl).toBe(siteUrl('/page'))
    for (const path of ['/hop0', '/round']) expect((await failure(path)).message).toMatch(/more than 5 times/)
  })

  it('no redirect leads to an address that would be refused', async () => {
    const chains = [
      ...[canaryUrl(), `http://localhost:${portOf(canary)}/`, `http://[::1]:${portOf(canary)}/`, `http://2130706433:${portOf(canary)}/`],
      ...[`http://[::ffff:127.0.0.1]:${portOf(canary)}/`, `http://0:${portOf(canary)}/`, `http://user:x@127.0.0.2:${portOf(site)}/page`],
      ...[
        'http://169.254.169.254/latest/meta-data/',
        'http://10.0.0.1/',
        'http://[fd00::1]/',
        'http://public.example/',
        'http://8.8.8.8:22/',
      ],
      ...['file:///etc/hostname', 'gopher://127.0.0.1/', 'data:text/plain,x', 'javascript:1', `//127.0.0.1:${portOf(canary)}/`],
    ]
    const twice = chains.map((end) => siteUrl(`/to?${encodeURIComponent(end)}`))
    for (const end of [...chains, ...twice]) expect(await failure(`/to?${encodeURIComponent(end)}`), end).toEqual(neutral)
    expect(await failure('/nowhere')).toEqual(neutral)
    expect(reached).toBe(0)
  })

  it.each([
    ['/pdf', /a PDF/],
    ['/image', /holds image\/png/],
    ['/untyped', /unstated kind/],
    ['/missing', /status 404/],
    ['/long', /larger than 5 MB/],
    ['/endless', /larger than 5 MB/],
    ['/bomb', /larger than 5 MB/],
    ['/damaged', /damaged/],
    ['/zstd', /packed/],
  ])('%s is refused with a sentence', async (path, sentence) => {
    const { code, message } = await failure(path)
    expect(code).toBe('invalid')
    expect(message).toMatch(sentence)
    expect(message).not.toContain('secret')
  })

  it('a page that does not arrive in time is given up', async () => {
    for (const path of ['/slow', '/trickle']) expect((await failure(path, { withinMs: 200 })).message).toMatch(/within 0.2 seconds/)
    expect((await refusal('http://public.example/', { withinMs: 100, resolve: () => new Promise(() => undefined) })).message).toMatch(
      /within/,
    )
  })

  it('a server that is not there gets the same answer as a refused address', async () => {
    expect(await refusal('http://127.0.0.2:1/', { opened })).toEqual(neutral)
  })
})

it('public addresses are let through, so that the guard refuses for the right reason', () => {
  for (const address of ['8.8.8.8', '93.184.216.34', '172.32.0.1', '192.169.0.1', '100.128.0.1', '2606:4700::1111', '[2a00:1450::1]'])
    expect(isPublic(address), address).toBe(true)
})

it('the list of opened networks refuses what is no network', () => {
  expect(netsOf(' 10.0.0.0/8, fd00::/8 ')).toHaveLength(2)
  for (const list of ['10.0.0.0', 'intranet', '10.0.0.0/99']) expect(() => netsOf(list)).toThrow()
})

it('the canary answers whoever reaches it, so that its silence means something', async () => {
  const before = reached
  expect((await safeFetch(canaryUrl(), { opened: netsOf('127.0.0.1/32') })).body).toBe('secret')
  expect(reached).toBe(before + 1)
})
