/** A chunk of a PNG file; nobody here looks at its checksum. */
export const pngChunk = (kind: string, body: string | Buffer): Buffer => {
  const bytes = Buffer.from(body)
  const head = Buffer.alloc(8)
  head.writeUInt32BE(bytes.length)
  head.write(kind, 4, 'latin1')
  return Buffer.concat([head, bytes, Buffer.alloc(4)])
}

/** A PNG picture of one pixel with other chunks before its end. */
export const aPng = (pixels = 'pixels', ...more: Buffer[]): Buffer =>
  Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    pngChunk('IHDR', Buffer.from('00000001000000010802000000', 'hex')),
    pngChunk('IDAT', pixels),
    ...more,
    pngChunk('IEND', ''),
  ])
