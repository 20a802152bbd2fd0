import { once } from 'node:events'
import { createServer, type Server } from 'node:net'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { chooseAddress } from '@/lib/cli/address'

const holders: Server[] = []

/** Holds the port, whoever had it before. */
async function hold(port: number): Promise<number> {
  const holder = createServer().on('error', () => undefined)
  holders.push(holder)
  holder.listen(port, '127.0.0.1')
  await Promise.race([once(holder, 'listening'), once(holder, 'close'), new Promise((resolve) => setTimeout(resolve, 200))])
  const address = holder.address()
  return typeof address === 'object' && address ? address.port : port
}

beforeEach(() => {
  for (const name of ['PORT', 'HOST', 'BASE_URL']) vi.stubEnv(name, '')
})

afterEach(() => {
  vi.unstubAllEnvs()
  for (const holder of holders.splice(0)) holder.close()
})

test('a port that was asked for and is taken stops the start; a free one is used', async () => {
  const port = await hold(0)
  vi.stubEnv('PORT', String(port))
  await expect(chooseAddress(() => undefined)).rejects.toThrow(`Port ${port} cannot be used on 127.0.0.1: stop the program that holds it`)
  for (const holder of holders.splice(0)) holder.close()
  expect(await chooseAddress(() => undefined)).toMatchObject({ port, baseUrl: `http://127.0.0.1:${port}` })
})

test('when the usual port is taken, the next free one is used and named', async () => {
  await hold(3000)
  const lines: string[] = []
  const { port } = await chooseAddress((line) => lines.push(line))
  expect(port).toBeGreaterThan(3000)
  expect(lines).toEqual([`Port 3000 is taken; using ${port}.`])
})

test.each(['http', '0', '70000', '80.5'])('PORT=%s is refused', async (value) => {
  vi.stubEnv('PORT', value)
  await expect(chooseAddress(() => undefined)).rejects.toThrow(`PORT is "${value}": set it to a number from 1 to 65535.`)
})

test('the public address is BASE_URL without a slash; one with a path or another scheme is refused', async () => {
  vi.stubEnv('BASE_URL', 'https://audit.example.org/')
  expect((await chooseAddress(() => undefined)).baseUrl).toBe('https://audit.example.org')
  for (const wrong of ['audit.example.org', 'ftp://example.org', 'https://example.org/sub']) {
    vi.stubEnv('BASE_URL', wrong)
    await expect(chooseAddress(() => undefined)).rejects.toThrow(`BASE_URL is "${wrong}": write it as https://`)
  }
})
