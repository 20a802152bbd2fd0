import { createServer, type IncomingHttpHeaders, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'

export type Received = { headers: IncomingHttpHeaders; body: string }
export type Receiver = {
  /** On a loopback address of its own, which `serverSettings` opens. */
  url: string
  received: Received[]
  /** How the next messages are answered, in order; the last one counts for all that follow. */
  answer(...answers: (number | RequestListener)[]): void
  close(): Promise<void>
}

/** A web server that keeps what is posted to it. */
export async function receiver(): Promise<Receiver> {
  const received: Received[] = []
  let answers: (number | RequestListener)[] = [200]
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      received.push({ headers: request.headers, body: Buffer.concat(parts).toString() })
      const [next = 200] = answers
      if (answers.length > 1) answers = answers.slice(1)
      if (typeof next === 'number') response.writeHead(next).end('a body that nobody repeats')
      else next(request, response)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.2', resolve))
  return {
    url: `http://127.0.0.2:${(server.address() as AddressInfo).port}/hook`,
    received,
    answer(...next) {
      answers = next
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}

/** The settings of a server under test; messages may go to 127.0.0.2 and nowhere else on loopback. */
export function serverSettings(databaseUrl: string): void {
  Object.assign(process.env, {
    DATABASE_URL: databaseUrl,
    NEXTAUTH_SECRET: 'a secret of thirty-two characters',
    NEXTAUTH_URL: 'https://sb.example',
    FETCH_PRIVATE_NETS: '127.0.0.2/32',
  })
}
