import type { AddressInfo } from 'node:net'
import { createServer, type Server, type Socket } from 'node:net'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { afterEach, expect, it } from 'vitest'
import { type Mail, type MailLimits, sendMail } from './send-mail'

const running: { close(): void }[] = []
afterEach(() => {
  for (const server of running.splice(0)) server.close()
})

const quick: MailLimits = { stepMs: 300, wholeMs: 1000 }
const from = { name: 'Switchboard', address: 'switchboard@studio.example' }
const mail = (over: Partial<Mail> = {}): Mail => ({
  to: { name: 'Ana', address: 'ana@example.org' },
  subject: 'W48 is signed',
  text: 'In words.\n',
  html: '<p>In words.</p>',
  id: 'delivery-1',
  stopHref: 'https://sb.example/w/studio/settings/notifications#your-mail',
  ...over,
})
const at = (port: number, user = '') => ({ url: new URL(`smtp://${user}127.0.0.1:${port}`), from })

type Taken = { from: string; to: string[]; text: string; user: string | undefined }

/** A real mail server on loopback, and what it took. */
async function mailServer(options: SMTPServerOptions = {}): Promise<{ port: number; taken: Taken[] }> {
  const taken: Taken[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, { envelope, user }, done) {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        const sender = envelope.mailFrom ? envelope.mailFrom.address : ''
        taken.push({ from: sender, to: envelope.rcptTo.map(({ address }) => address), text: Buffer.concat(parts).toString(), user })
        done()
      })
    },
    ...options,
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  running.push(server)
  return { port: (server.server.address() as AddressInfo).port, taken }
}

/** Something that listens and behaves badly. */
async function badServer(behave: (socket: Socket) => void): Promise<number> {
  const sockets = new Set<Socket>()
  const server: Server = createServer((socket) => {
    sockets.add(socket.on('error', () => undefined))
    behave(socket)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  running.push({
    close() {
      for (const socket of sockets) socket.destroy()
      server.close()
    },
  })
  return (server.address() as AddressInfo).port
}

it('hands over one mail, in text and HTML, with an id that stays and a way to stop it', async () => {
  const { port, taken } = await mailServer()
  expect(
    await sendMail(at(port), mail({ subject: 'Grüße\r\nBcc: all@example.org', to: { name: 'Ána\r\nX: y', address: 'Ana@Example.org' } })),
  ).toEqual({
    ok: true,
    code: 250,
  })
  expect(taken.map(({ from: sender, to }) => [sender, to])).toEqual([['switchboard@studio.example', ['ana@example.org']]])
  const text = taken[0]?.text ?? ''
  const head = (text.split('\r\n\r\n')[0] ?? '').replace(/\r\n /g, ' ')
  expect(head).toContain('Message-ID: <delivery-1@studio.example>')
  expect(head).toContain('List-Unsubscribe: <https://sb.example/w/studio/settings/notifications#your-mail>')
  expect(head).toContain('Auto-Submitted: auto-generated')
  expect(head).not.toMatch(/^(?:Bcc|X):/im)
  expect(text).toContain('Content-Type: text/plain')
  expect(text).toContain('Content-Type: text/html')
})

it('signs in with the user and password of SMTP_URL, and says where to look when they are refused', async () => {
  const onAuth: SMTPServerOptions['onAuth'] = ({ username, password }, _session, done) =>
    password === 'p@ss' ? done(null, { user: username }) : done(new Error('Invalid login'))
  const { port, taken } = await mailServer({ authOptional: false, allowInsecureAuth: true, onAuth })
  expect(await sendMail(at(port, 'sb:p%40ss@'), mail())).toMatchObject({ ok: true })
  expect(taken[0]?.user).toBe('sb')
  expect(await sendMail(at(port, 'sb:wrong@'), mail())).toMatchObject({
    ok: false,
    code: 535,
    final: false,
    error: expect.stringContaining('SMTP_URL'),
  })
})

it.each([
  ['says nothing at all', () => undefined],
  ['greets and then says nothing', (socket: Socket) => socket.write('220 mail ESMTP\r\n')],
  [
    'lets a word fall now and then for ever',
    (socket: Socket) => {
      socket.write('220-wait\r\n')
      const timer = setInterval(() => socket.write('220-wait\r\n'), 100)
      socket.on('close', () => clearInterval(timer))
    },
  ],
] as const)('gives up a server that %s, and lets the mail be tried again', async (_, behave) => {
  const began = Date.now()
  const sent = await sendMail(at(await badServer(behave)), mail(), quick)
  expect(sent).toMatchObject({ ok: false, final: false, error: expect.stringMatching(/did not (?:answer|take the message) within/) })
  expect(Date.now() - began).toBeLessThan(3000)
})

it('waits 20 seconds for each step, and no longer than a minute for the whole', async () => {
  const { limits } = await import('./send-mail')
  expect(limits).toEqual({ stepMs: 20_000, wholeMs: 60_000 })
})

it('lets a mail be tried again when the server drops the connection in the middle of it, or is not there', async () => {
  const dropping = await badServer((socket) => {
    socket.write('220 mail ESMTP\r\n')
    socket.on('data', (data) => {
      const line = data.toString()
      if (line.startsWith('DATA')) socket.write('354 go on\r\n', () => socket.destroy())
      else socket.write('250 ok\r\n')
    })
  })
  expect(await sendMail(at(dropping), mail(), quick)).toMatchObject({ ok: false, final: false, error: expect.stringContaining('broke') })
  const gone = await badServer(() => undefined)
  for (const server of running.splice(0)) server.close()
  expect(await sendMail(at(gone), mail(), quick)).toMatchObject({
    ok: false,
    final: false,
    error: expect.stringContaining('Nothing takes mail'),
  })
})

it('gives a mail up at once when the server refuses it for good, and not when it only asks for patience', async () => {
  const answering = (code: number) =>
    mailServer({ onRcptTo: (_address, _session, done) => done(Object.assign(new Error('No such person'), { responseCode: code })) })
  const never = await answering(550)
  expect(await sendMail(at(never.port), mail(), quick)).toEqual({
    ok: false,
    code: 550,
    final: true,
    error: expect.stringMatching(/refused the sender or the recipient.*No such person/),
  })
  const later = await answering(451)
  expect(await sendMail(at(later.port), mail(), quick)).toMatchObject({ ok: false, code: 451, final: false })
  expect([...never.taken, ...later.taken]).toEqual([])
})

it.each([
  '"ana"@example.org',
  'ana@exämple.org',
  'аna@example.org',
  'ana@example.org\r\nbcc:x@example.org',
  'ana@example.org, bo@example.org',
  'ana＠example.org',
  '',
])('refuses the address %j before it connects anywhere', async (address) => {
  let connections = 0
  const port = await badServer(() => connections++)
  expect(await sendMail(at(port), mail({ to: { name: 'Ana', address } }), quick)).toMatchObject({ ok: false, final: true, code: null })
  expect(connections).toBe(0)
})

it('never sends a password over a network in the clear', async () => {
  const { port, taken } = await mailServer({
    authOptional: false,
    allowInsecureAuth: true,
    onAuth: (_auth, _session, done) => done(null, { user: 'x' }),
  })
  // Leads to loopback, but by an address that is not known as such.
  const sent = await sendMail({ url: new URL(`smtp://sb:secret@[::ffff:127.0.0.1]:${port}`), from }, mail(), quick)
  expect(sent).toMatchObject({ ok: false, error: expect.stringContaining('could not be encrypted') })
  expect(taken).toEqual([])
})
