import type { Claim } from '@/lib/domain/claim'

type Figured = Pick<Claim, 'value' | 'unit' | 'derived' | 'readAs'>

const token = /\d+(?:[.,'’\u00a0\u202f\u2009]\d+)*/g
const separators = /[.,'’\u00a0\u202f\u2009]/g

/** Every reading of the digits of a text as a number: 1,262 is 1262 and 1.262. */
function readings(text: string): number[] {
  const parts = text.split(separators)
  const whole = Number(parts.join(''))
  if (parts.length === 1) return [whole]
  const last = parts.at(-1) ?? ''
  const fraction = Number(`${parts.slice(0, -1).join('')}.${last}`)
  return [fraction, ...(last.length === 3 ? [whole] : [])]
}

/** The numbers that stand in a text, smallest first; signs are left out, since a dash is written in many ways. */
export const figuresIn = (text: string): Float64Array =>
  Float64Array.from([...text.matchAll(token)].flatMap(([found]) => readings(found))).sort()

/** Whether a number of the text rounds to this one. */
function holds(figures: Float64Array, value: number): boolean {
  const decimals = /\.(\d+)$/.exec(String(value))?.[1]?.length ?? 0
  const half = 0.5 * 10 ** -decimals * (1 + 1e-9)
  let [from, to] = [0, figures.length]
  while (from < to) {
    const middle = (from + to) >> 1
    if ((figures[middle] ?? 0) < value - half) from = middle + 1
    else to = middle
  }
  return (figures[from] ?? Number.POSITIVE_INFINITY) <= value + half
}

/**
 * Whether the figure of a claim stands in the stored text of its source, rounded or as a share in place of percent; null where that cannot be
 * asked: no value, one that was computed from others, or one read off an image.
 */
export function standsIn(figures: Float64Array, { value, unit, derived, readAs }: Figured): boolean | null {
  if (value === null || derived || /image|chart|figure|picture|screenshot|video/i.test(readAs ?? '')) return null
  const size = Math.abs(value)
  const share = unit !== null && /%|percent/i.test(unit)
  const forms = [size, ...(share ? [Number((size / 100).toPrecision(12))] : size <= 1 ? [Number((size * 100).toPrecision(12))] : [])]
  return forms.some((form) => holds(figures, form))
}
