export type ClipTarget = { base: string; promptId: string; side: string }

type Sending = ClipTarget & { file: Blob; name: string; upload: string; signal: AbortSignal; onSent: (bytes: number) => void }

const partBytes = 4 * 2 ** 20
const mostTries = 6

const queryOf = (fields: Record<string, string>) => new URLSearchParams(fields).toString()

/** Why a server refused; trying again would not help. */
class Refused extends Error {}

async function refusalOf(response: Response): Promise<Refused> {
  const problem: { detail?: string; fields?: Record<string, string> } = await response.json().catch(() => ({}))
  return new Refused(problem.fields?.file ?? problem.fields?.url ?? problem.detail ?? `The server answered with status ${response.status}.`)
}

const pause = (ms: number, signal: AbortSignal) =>
  new Promise<void>((resolve, reject) => {
    const timer = setTimeout(resolve, ms)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      reject(signal.reason)
    })
  })

async function receivedSoFar(address: string, signal: AbortSignal): Promise<number> {
  const response = await fetch(address, { signal })
  if (!response.ok) throw await refusalOf(response)
  return (await response.json()).received
}

/** Sends one part; gives the stored clip when the file is whole. A place that the server does not expect is found out by asking again. */
async function sendPart(address: string, { file, signal }: Sending, start: number): Promise<'more' | 'elsewhere' | { id: string }> {
  const end = Math.min(start + partBytes, file.size)
  const headers = { 'content-range': `bytes ${start}-${end - 1}/${file.size}`, 'content-type': 'application/octet-stream' }
  const response = await fetch(address, { method: 'PUT', headers, body: file.slice(start, end), signal })
  if (response.status === 409 && (await response.clone().json()).fields?.upload) return 'elsewhere'
  if (!response.ok) throw await refusalOf(response)
  return (await response.json()).clip ?? 'more'
}

/**
 * Sends a clip in parts, beginning where an earlier attempt stopped, and gives the id of the stored clip. A broken connection is tried again for about a minute. Throws with a sentence when
 * the server refuses the clip, and with the reason of the signal when that stops it.
 */
export async function sendClip(sending: Sending): Promise<string> {
  const { base, promptId, side, file, name, upload, signal, onSent } = sending
  const address = `${base}?${queryOf({ prompt: promptId, side, upload, name: name.slice(-200) })}`
  if (file.size === 0) throw new Error('The file is empty. Export the clip again.')
  for (let tries = 0; ; ) {
    try {
      let start = await receivedSoFar(address, signal)
      for (;;) {
        onSent(start)
        // All of it arrived, and the answer was lost: while the server still looks into it, wait; otherwise begin anew.
        if (start >= file.size) {
          const { ok } = await fetch(address, { method: 'DELETE', signal })
          if (!ok) break
          start = 0
        }
        const outcome = await sendPart(address, sending, start)
        if (outcome === 'elsewhere') break
        if (outcome !== 'more') {
          onSent(file.size)
          return outcome.id
        }
        tries = 0
        start = Math.min(start + partBytes, file.size)
      }
    } catch (error) {
      if (signal.aborted || error instanceof Refused) throw error
    }
    if (++tries >= mostTries) throw new Error('The connection keeps breaking. Go on when it is back: nothing that arrived is lost.')
    await pause(1000 * 2 ** tries, signal)
  }
}

/** Lets the server fetch a clip. */
export async function fetchClip({ base, promptId, side }: ClipTarget, url: string, signal: AbortSignal): Promise<void> {
  const headers = { 'content-type': 'application/json' }
  const response = await fetch(`${base}/address`, { method: 'POST', headers, body: JSON.stringify({ promptId, side, url }), signal })
  if (!response.ok) throw await refusalOf(response)
}

export type ManifestAnswer = {
  rows: { line: number; promptId: string; side: 'challenger' | 'incumbent'; file: string | null; address: string | null }[]
  problems: { line: number; text: string }[]
}

export async function readManifest(base: string, text: string): Promise<ManifestAnswer> {
  const headers = { 'content-type': 'application/json' }
  const response = await fetch(`${base}/manifest`, { method: 'POST', headers, body: JSON.stringify({ text }) })
  if (!response.ok) {
    const problem: { detail?: string; fields?: Record<string, string> } = await response.json().catch(() => ({}))
    throw new Error(Object.values(problem.fields ?? {})[0] ?? problem.detail ?? 'The manifest could not be read.')
  }
  return response.json()
}
