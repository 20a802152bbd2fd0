import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import type { RefusedJob } from './read-jobs'

const mostLines = 20_000
const mostCharacters = 20_000_000

/** Counts refused lines and keeps the first of them, as many as somebody could correct. */
export type RefusedLines = {
  add(line: RefusedJob): void
  count(): number
  first(most: number): RefusedJob[]
  packed(): Promise<Uint8Array<ArrayBuffer> | null>
}

export function refusedLines(): RefusedLines {
  const kept: RefusedJob[] = []
  let count = 0
  let characters = 0
  return {
    add(line) {
      count += 1
      characters += line.text.length + line.reason.length + line.fix.length
      if (kept.length < mostLines && characters < mostCharacters) kept.push(line)
    },
    count: () => count,
    first: (most) => kept.slice(0, most),
    async packed() {
      if (count === 0) return null
      // Lines that waited for another one were refused after those behind them.
      const inOrder = kept.sort((a, b) => a.line - b.line)
      const text = inOrder.map(({ line, field, reason, fix, text }) => `${JSON.stringify({ line, field, reason, fix, text })}\n`).join('')
      return new Uint8Array(await promisify(gzip)(text))
    },
  }
}

/** The lines that `packed` packed. */
export async function unpackedLines(bytes: Uint8Array | null): Promise<RefusedJob[]> {
  if (bytes === null) return []
  const text = (await promisify(gunzip)(bytes)).toString()
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as RefusedJob)
}
