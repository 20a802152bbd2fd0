import type { Counted } from './article-figures'

type Span = { start: number; end: number }

/**
 * Which count of a sentence belongs to which figure: the one behind it before the next figure comes; else one before it that no figure before
 * has taken; else the only one, where it stands before every figure and model and so is said of all of them. Anything else stays open.
 */
export function countsOf(
  figures: readonly Span[],
  { counts, models }: { counts: readonly Counted[]; models: readonly Span[] },
): (Counted | undefined)[] {
  if (figures.length === 1) return [counts.length === 1 ? counts[0] : behind(figures[0], undefined, counts)]
  const order = [...figures].sort((a, b) => a.start - b.start)
  const own = new Map(order.map((figure, at) => [figure, behind(figure, order[at + 1], counts)]))
  const taken = new Set(own.values())
  const first = Math.min(...[...figures, ...models].map(({ start }) => start))
  const [only] = counts.length === 1 ? counts : []
  return figures.map((figure) => {
    const before = order[order.indexOf(figure) - 1]
    const free = counts.filter((count) => !taken.has(count) && count.end <= figure.start && count.start >= (before?.end ?? first))
    return own.get(figure) ?? free.at(-1) ?? (only && only.end <= first ? only : undefined)
  })
}

const behind = (figure: Span | undefined, next: Span | undefined, counts: readonly Counted[]): Counted | undefined =>
  figure && counts.find((count) => count.start >= figure.end && (next === undefined || count.end <= next.start))
