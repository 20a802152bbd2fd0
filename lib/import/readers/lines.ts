/** The lines of a text, whichever way they end, one at a time: a text of millions of lines is never held twice. */
export function* linesOf(text: string): Generator<string> {
  const lineBreak = text.includes('\n') ? '\n' : '\r'
  for (let at = 0; at <= text.length; ) {
    const found = text.indexOf(lineBreak, at)
    const end = found < 0 ? text.length : found
    yield text.slice(at, lineBreak === '\n' && end > at && text[end - 1] === '\r' ? end - 1 : end)
    at = end + 1
  }
}
