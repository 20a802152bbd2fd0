import type { RefusedJobLine } from '@/lib/services/job-logs'

/** What the server says of a log that was sent to it. */
export type Sent =
  | {
      ok: true
      id: string
      before: boolean
      read: number
      added: number
      updated: number
      same: number
      skipped: number
      refused: number
      firstRefused: RefusedJobLine[]
    }
  | { ok: false; detail: string }

type Progress = { sent: number; total: number }

function answerOf(request: XMLHttpRequest): Sent {
  const lost = 'The server gave no answer that can be read. Nothing is known of the file; look at the list of logs, then try again.'
  try {
    const body = JSON.parse(request.responseText)
    return request.status === 200 ? { ok: true, ...body } : { ok: false, detail: typeof body.detail === 'string' ? body.detail : lost }
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
