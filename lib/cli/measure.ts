import pg from 'pg'

const rounds = 25

/** The median time of `work` in milliseconds, after a few rounds to warm up. */
export async function median(work: () => Promise<unknown> | unknown): Promise<number> {
  for (let round = 0; round < 5; round++) await work()
  const times: number[] = []
  for (let round = 0; round < rounds; round++) {
    const start = performance.now()
    await work()
    times.push(performance.now() - start)
  }
  return times.sort((a, b) => a - b)[Math.floor(rounds / 2)] as number
}

export type Query = { text: string; values: unknown[] }

/** The reads that `work` sends to the database, to send them again without everything around them. */
export async function readsOf(work: () => Promise<unknown>): Promise<Query[]> {
  const found: Query[] = []
  const { query } = pg.Client.prototype
  pg.Client.prototype.query = function (this: pg.Client, ...args: unknown[]) {
    const [first] = args
    if (typeof first === 'object' && first !== null && 'text' in first)
      found.push({ text: String(first.text), values: (first as Query).values ?? [] })
    return Reflect.apply(query, this, args)
  } as typeof query
  try {
    await work()
  } finally {
    pg.Client.prototype.query = query
  }
  return found.filter(({ text }) => /^\s*(?:select|with)/i.test(text))
}
