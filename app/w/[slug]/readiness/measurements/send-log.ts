import type { IngestedJobs } from '@/lib/services/job-ingest'

/** What the server says of a log that was sent to it. */
export type Sent = ({ ok: true } & Omit<IngestedJobs, 'offeringIds'>) | { ok: false; detail: string }

type Progress = { sent: number; total: number }

function answerOf(request: XMLHttpRequest): Sent {
  const lost = 'The server gave no answer that can be read. Look at the list of logs, then try again.'
  try {
    const body = JSON.parse(request.responseText)
    if (request.status === 200) return { ok: true, ...body }
    const said = [body.detail, ...Object.values(body.fields ?? {})].filter((text) => typeof text === 'string')
    return { ok: false, detail: said.length > 0 ? [...new Set(said)].join(' ') : lost }
  } catch {
    return { ok: false, detail: lost }
  }
}

/** Sends a file as it is. `fetch` cannot say how much of a body has left, so this asks the older interface. */
export function sendLog(address: string, file: Blob, onProgress: (progress: Progress) => void): Promise<Sent> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest()
    request.open('POST', address)
    request.upload.onprogress = ({ loaded, total }) => onProgress({ sent: loaded, total })
    request.onload = () => resolve(answerOf(request))
    request.onerror = () => resolve({ ok: false, detail: 'The file did not arrive: the connection broke off. Try again.' })
    request.send(file)
  })
}
