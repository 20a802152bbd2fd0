import { invalid } from '@/lib/errors'

/** All bytes of a request, once they are there. */
export async function wholeBody(parts: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const held: Uint8Array[] = []
  for await (const part of parts) held.push(part)
  return Buffer.concat(held)
}

// A span about video says so in its output type or its operation, or carries an attribute of ours.
const aboutVideo = /video|switchboard\./i

/**
 * Whether any span of a batch can be about video. A service that sends all it has sends mostly batches in which none is, and these need leave no
 * log behind. Throws `invalid` for what is no batch at all.
 */
export function mayHoldVideo(body: Uint8Array): boolean {
  const text = Buffer.from(body).toString('utf8')
  if (aboutVideo.test(text)) return true
  const batch = parsed(text)
  if (typeof batch === 'object' && batch !== null && Array.isArray(Reflect.get(batch, 'resourceSpans'))) return false
  throw invalid('What was sent is no batch of spans: “resourceSpans” is missing. Export traces as OTLP in JSON.')
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw invalid('What was sent is no JSON: it may have been cut off. Export traces as OTLP in JSON.')
  }
}
