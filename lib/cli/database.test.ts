import { createServer } from 'node:net'
import { expect, inject, test } from 'vitest'
import { requireDatabase } from '@/lib/cli/database'
import { freePort } from '@/lib/db/embedded/process'
import { testDatabase } from '@/lib/testing/database'

const changed = (change: (url: URL) => void) => {
  const url = new URL(inject('testServer'))
  change(url)
  return url.href
}

test('a PostgreSQL that answers is accepted', async () => {
  await requireDatabase((await testDatabase()).url)
})

test.each(['mysql://localhost/db', 'localhost:5432', 'postgres'])('%s is refused as an address', async (url) => {
  await expect(requireDatabase(url)).rejects.toThrow('write it as postgresql://user:password@host:5432/database.')
})

test('a server that is not there is named by its place, without the password', async () => {
  const port = await freePort(0)
  await expect(requireDatabase(`postgresql://me:hush@127.0.0.1:${port}/db`)).rejects.toThrow(
    `No PostgreSQL can be reached at 127.0.0.1:${port} (ECONNREFUSED): start it, or correct DATABASE_URL.`,
  )
  await expect(requireDatabase('postgresql://me:hush@nowhere.invalid/db')).rejects.toThrow(
    /^(?!.*hush).*nowhere\.invalid.*correct (the name or the network|DATABASE_URL)\.$/,
  )
})

test('a program that is not PostgreSQL is told from one', async () => {
  const server = createServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  await expect(requireDatabase(`postgresql://127.0.0.1:${port}/db`)).rejects.toThrow(`No PostgreSQL can be reached at 127.0.0.1:${port}`)
  server.close()
})

test('a wrong password and a missing database each get their own advice', async () => {
  const wrong = changed((url) => {
    url.password = 'guess'
  })
  await expect(requireDatabase(wrong)).rejects.toThrow(
    /refuses the user "switchboard": correct the user or the password in DATABASE_URL\.$/,
  )
  const missing = changed((url) => {
    url.pathname = 'nothing_here'
  })
  await expect(requireDatabase(missing)).rejects.toThrow(/has no database "nothing_here": create it \(createdb nothing_here\)/)
})
