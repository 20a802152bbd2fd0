/** One line of a file as it stands there; `cut`: it was longer than is read, and this is its beginning. */
export type FileLine = { number: number; text: string; cut: boolean }

/** Of a line that is too long so many characters are kept for its refusal. */
const keptOfLong = 2000

function decoderFor(start: Uint8Array): TextDecoder {
  const [one, two] = start
  const encoding = one === 0xff && two === 0xfe ? 'utf-16le' : one === 0xfe && two === 0xff ? 'utf-16be' : 'utf-8'
  return new TextDecoder(encoding)
}

/**
 * The lines of a file as its bytes arrive, many at a time. However the bytes are cut, and however long a line is, no more than one line and one part
 * of the file are held. Bytes that are no UTF-8 (or UTF-16 with its mark) become U+FFFD.
 */
export async function* fileLines(parts: AsyncIterable<Uint8Array>, longest: number): AsyncGenerator<FileLine[]> {
  let decoder: TextDecoder | null = null
  let number = 1
  let open = ''
  let skipping = false
  const linesOf = (text: string): FileLine[] => {
    const lines: FileLine[] = []
    let at = 0
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', at)) {
      const stop = end > at && text.charCodeAt(end - 1) === 13 ? end - 1 : end
      if (skipping) skipping = false
      else lines.push(lineOf(number, open === '' ? text.slice(at, stop) : ended(open + text.slice(at, stop)), longest))
      open = ''
      number += 1
      at = end + 1
    }
    if (!skipping) open += text.slice(at)
    if (open.length > longest) {
      lines.push(lineOf(number, open, longest))
      open = ''
      skipping = true
    }
    return lines
  }
  for await (const part of parts) {
    decoder ??= decoderFor(part)
    yield linesOf(decoder.decode(part, { stream: true }))
  }
  yield linesOf(decoder?.decode() ?? '')
  if (open !== '') yield [lineOf(number, ended(open), longest)]
}

/** A carriage return may have come with the part before its line feed. */
const ended = (text: string): string => (text.endsWith('\r') ? text.slice(0, -1) : text)

const lineOf = (number: number, text: string, longest: number): FileLine =>
  text.length > longest ? { number, text: text.slice(0, keptOfLong), cut: true } : { number, text, cut: false }
