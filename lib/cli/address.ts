import { freePort } from '@/lib/db/embedded/process'
import { Stop } from '@/lib/stop'

const usualPort = 3000
const portsToTry = 50

export type Address = {
  host: string
  port: number
  /** What people type: BASE_URL, or the address the server listens on. */
  baseUrl: string
  /** How this machine reaches the server, whatever stands before it. */
  localUrl: string
}

async function choosePort(host: string, log: (line: string) => void): Promise<number> {
  const asked = process.env.PORT
  if (asked) {
    const port = Number(asked)
    if (!Number.isInteger(port) || port < 1 || port > 65535) throw new Stop(`PORT is "${asked}": set it to a number from 1 to 65535.`)
    if (await freePort(port, host)) return port
    throw new Stop(`Port ${port} cannot be used on ${host}: stop the program that holds it, or set PORT to another number.`)
  }
  for (let port = usualPort; port < usualPort + portsToTry; port++) {
    if (!(await freePort(port, host))) continue
    if (port !== usualPort) log(`Port ${usualPort} is taken; using ${port}.`)
    return port
  }
  throw new Stop(`No port from ${usualPort} to ${usualPort + portsToTry - 1} is free on ${host}: set PORT, and check HOST.`)
}

function publicAddress(): string | undefined {
  const asked = process.env.BASE_URL
  if (!asked) return undefined
  const url = URL.canParse(asked) ? new URL(asked) : undefined
  if (url && /^https?:$/.test(url.protocol) && url.pathname === '/') return url.origin
  throw new Stop(`BASE_URL is "${asked}": write it as https://switchboard.example.org, without a path.`)
}

/** Where to listen and what to print, from HOST, PORT and BASE_URL. */
export async function chooseAddress(log: (line: string) => void): Promise<Address> {
  const host = process.env.HOST || '127.0.0.1'
  const everywhere = host === '0.0.0.0' || host === '::'
  const reachable = everywhere ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host
  const baseUrl = publicAddress()
  const port = await choosePort(host, log)
  const localUrl = `http://${reachable}:${port}`
  return { host, port, localUrl, baseUrl: baseUrl ?? localUrl }
}
