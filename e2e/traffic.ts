import type { BrowserContext, Response } from '@playwright/test'

type Seen = { what: string; text: string }

/** Records everything that a browser is told from now on: addresses, headers both ways, and every byte. */
export function recordTraffic(context: BrowserContext) {
  const seen: Seen[] = []
  const reads: Promise<unknown>[] = []
  const read = async (response: Response) => {
    const request = response.request()
    const headers = [...(await request.headersArray()), ...(await response.headersArray())].map(({ name, value }) => `${name}: ${value}`)
    seen.push({ what: `headers of ${response.url()}`, text: [response.url(), ...headers].join('\n') })
    // What a page reads as a blob is kept from a debugger, so it is asked for once more with the same cookies.
    const again = response.url().includes('/vote/clips/') ? await context.request.get(response.url()) : response
    const body = await again.body().catch(() => Buffer.alloc(0))
    seen.push({
      what: `body of ${response.url()}`,
      text: `${request.postData() ?? ''}\n${body.toString('utf8')}\n${body.toString('latin1')}`,
    })
  }
  context.on('response', (response) => reads.push(read(response)))
  return {
    /** Each place where one of the words was told, in any case. */
    places: async (words: readonly string[]): Promise<string[]> => {
      await Promise.all(reads)
      return words.flatMap((word) =>
        seen.filter(({ text }) => text.toLowerCase().includes(word.toLowerCase())).map(({ what }) => `${word}: ${what}`),
      )
    },
    clips: async (): Promise<number> => {
      await Promise.all(reads)
      const served = seen.filter(({ what, text }) => what.startsWith('body of ') && what.includes('/vote/clips/') && text.length > 1000)
      // A page that is loaded again fetches its clips again.
      return new Set(served.map(({ what }) => what)).size
    },
  }
}
