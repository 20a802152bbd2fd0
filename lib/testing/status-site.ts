import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'

type Answers = Record<string, unknown>
export type StatusSite = {
  /** On a loopback address of its own, which has to be opened. */
  url: string
  /** Paths that were asked for, in order. */
  asked: string[]
  /** What is answered from now on: JSON by path, or one listener for everything. Other paths get a web page with status 404. */
  answer(next: Answers | RequestListener): void
  close(): Promise<void>
}

/** A web server that plays a vendor's status page. */
export async function statusSite(host = '127.0.0.2'): Promise<StatusSite> {
  const asked: string[] = []
  let answers: Answers | RequestListener = {}
  const server = createServer((request, response) => {
    const path = request.url ?? ''
    asked.push(path)
    if (typeof answers === 'function') return answers(request, response)
    if (!(path in answers)) return response.writeHead(404, { 'content-type': 'text/html' }).end('<h1>Not here</h1>')
    response.setHeader('content-type', 'application/json').end(JSON.stringify(answers[path]))
  })
  await new Promise<void>((resolve) => server.listen(0, host, resolve))
  return {
    url: `http://${host}:${(server.address() as AddressInfo).port}`,
    asked,
    answer(next) {
      answers = next
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}
