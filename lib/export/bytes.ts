import type { Cell } from './cell'
import { byteOrderMark, csvText } from './csv'

const encoder = new TextEncoder()

/** Pages of cells as the chunks of a CSV file, the head first. */
export async function* csvBytes(head: readonly string[], pages: AsyncIterable<Cell[][]>, bom = false): AsyncGenerator<Uint8Array> {
  yield encoder.encode((bom ? byteOrderMark : '') + csvText([head]))
  for await (const rows of pages) yield encoder.encode(csvText(rows))
}

/** Pages of objects as the text of a JSON array, one row a line. */
export async function* jsonArray(pages: AsyncIterable<object[]>): AsyncGenerator<string> {
  let before = '['
  for await (const rows of pages) {
    if (rows.length === 0) continue
    yield `${before}\n${rows.map((row) => JSON.stringify(row)).join(',\n')}`
    before = ','
  }
  yield before === '[' ? '[]' : '\n]'
}

export async function* encoded(texts: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  for await (const text of texts) yield encoder.encode(text)
}

/** Chunks as the body of a response: read as fast as they are fetched, and no further when nobody reads on. */
export function streamOf(chunks: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> {
  return new ReadableStream(
    {
      async pull(controller) {
        const { value, done } = await chunks.next()
        if (done) controller.close()
        else controller.enqueue(value)
      },
      async cancel() {
        await chunks.return(undefined)
      },
    },
    { highWaterMark: 1 },
  )
}

/** The same pages, each fetched while the one before is used. */
export async function* ahead<Page>(pages: AsyncGenerator<Page>): AsyncGenerator<Page> {
  let coming = pages.next()
  try {
    for (;;) {
      const { value, done } = await coming
      if (done) return
      coming = pages.next()
      // A failure is thrown where the page is asked for, not before.
      coming.catch(() => {})
      yield value
    }
  } finally {
    await pages.return(undefined)
  }
}
