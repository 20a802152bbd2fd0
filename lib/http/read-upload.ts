import 'server-only'
import { invalid } from '@/lib/errors'

const nameOf = (request: Request): string => {
  try {
    return decodeURIComponent(request.headers.get('x-file-name') ?? '') || 'The file'
  } catch {
    return 'The file'
  }
}

/** The bytes of an uploaded file, sent as the body, and its name from the header `x-file-name`. Stops reading at `most` bytes. */
export async function readUpload(request: Request, most: number): Promise<{ name: string; bytes: Uint8Array }> {
  const name = nameOf(request)
  const megabytes = Math.floor(most / 1_000_000)
  const tooLarge = () => invalid(`${name} is larger than ${megabytes} MB. Check that it is the right file, or split it.`)
  if (Number(request.headers.get('content-length') ?? 0) > most) throw tooLarge()
  const parts: Uint8Array[] = []
  let size = 0
  const reader = request.body?.getReader()
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    size += part.value.length
    if (size > most) {
      await reader?.cancel()
      throw tooLarge()
    }
    parts.push(part.value)
  }
  return { name, bytes: Buffer.concat(parts) }
}
