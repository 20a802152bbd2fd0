const starts = (bytes: Uint8Array, text: string, at = 0): boolean => [...text].every((char, i) => bytes[at + i] === char.charCodeAt(0))

/** The kind of a picture that every browser shows, by what it begins with and never by its name; null for anything else. */
export function pictureKind(bytes: Uint8Array): 'image/png' | 'image/jpeg' | 'image/webp' | null {
  if (starts(bytes, '\x89PNG\r\n\x1a\n') && starts(bytes, 'IHDR', 12)) return 'image/png'
  if (starts(bytes, '\xff\xd8\xff') && bytes.length > 20) return 'image/jpeg'
  if (starts(bytes, 'RIFF') && starts(bytes, 'WEBPVP8', 8)) return 'image/webp'
  return null
}
