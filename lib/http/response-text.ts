import { windowsCharacter } from '@/lib/import/entities'

const textTypes = ['text/html', 'application/xhtml+xml', 'text/plain', 'text/markdown', 'text/xml', 'application/xml', 'application/json']

/** Whether a media type holds text that can be kept. */
export const isText = (type: string): boolean => textTypes.includes(type.trim()) || /^application\/[\w.-]+\+(?:json|xml)$/.test(type.trim())

/** How far into a page its own statement about the encoding is looked for, as browsers do. */
const head = 1024

function encodingOf(bytes: Buffer, contentType: string): string {
  const stated = /(?:charset|encoding)\s*=\s*["']?([\w.:-]+)/i
  const found = stated.exec(contentType)?.[1] ?? stated.exec(bytes.subarray(0, head).toString('latin1'))?.[1]
  return found ?? 'utf-8'
}

/** The text of a body: by the encoding of its header, else by its own statement, else UTF-8. */
export function textOf(bytes: Buffer, contentType: string): string {
  let decoder: TextDecoder
  try {
    decoder = new TextDecoder(encodingOf(bytes, contentType))
  } catch {
    decoder = new TextDecoder()
  }
  const text = decoder.decode(bytes)
  // Node decodes Windows-1252 as Latin-1.
  return decoder.encoding === 'windows-1252' ? text.replace(/[\u0080-\u009f]/g, (char) => windowsCharacter(char.charCodeAt(0))) : text
}
