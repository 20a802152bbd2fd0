export type ClipLoad =
  | { state: 'loading' }
  | { state: 'ready'; url: string }
  | { state: 'failed'; why: 'missing' | 'ended' | 'unreachable' }
type Item = { load: ClipLoad; controller: AbortController }

const reasons: Record<number, 'missing' | 'ended'> = { 401: 'ended', 403: 'ended', 404: 'missing', 410: 'missing' }

async function load(src: string, signal: AbortSignal): Promise<ClipLoad> {
  try {
    const response = await fetch(src, { cache: 'no-store', signal })
    if (!response.ok) return { state: 'failed', why: reasons[response.status] ?? 'unreachable' }
    return { state: 'ready', url: URL.createObjectURL(await response.blob()) }
  } catch {
    return { state: 'failed', why: 'unreachable' }
  }
}

const free = ({ load, controller }: Item) => {
  controller.abort()
  if (load.state === 'ready') URL.revokeObjectURL(load.url)
}

/** The clips that this page holds, whole, by their address. */
export function clipShelf() {
  const items = new Map<string, Item>()
  const listeners = new Set<() => void>()
  let edition = 0
  let round = 0
  const say = () => {
    edition++
    for (const notify of listeners) notify()
  }

  async function fetchOnce(src: string): Promise<void> {
    const known = items.get(src)
    if (known && known.load.state !== 'failed') return
    const item: Item = { load: { state: 'loading' }, controller: new AbortController() }
    items.set(src, item)
    say()
    const result = await load(src, item.controller.signal)
    item.load = result
    if (items.get(src) === item) say()
    else free(item)
  }

  const letGo = (which: (src: string) => boolean) => {
    for (const [src, item] of items) {
      if (!which(src)) continue
      free(item)
      items.delete(src)
    }
  }

  return {
    /** Lets go of everything else, fetches what is needed now, and when that is here, what is needed next. */
    want: (now: readonly string[], next: readonly string[]) => {
      const mine = ++round
      letGo((src) => !now.includes(src) && !next.includes(src))
      void Promise.all(now.map(fetchOnce)).then(() => (mine === round ? Promise.all(next.map(fetchOnce)) : []))
    },
    drop: (sources: readonly string[]) => letGo((src) => sources.includes(src)),
    of: (src: string): ClipLoad => items.get(src)?.load ?? { state: 'loading' },
    edition: () => edition,
    subscribe: (notify: () => void) => {
      listeners.add(notify)
      return () => {
        listeners.delete(notify)
      }
    },
  }
}
