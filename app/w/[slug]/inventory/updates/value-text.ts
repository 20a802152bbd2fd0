import { bothSaid } from '../differences'
import { fieldLabel, inFieldOrder } from '../labels'

const units: Record<string, string> = { priceUsdPerSecond: 'USD per second', maxDurationSeconds: 's', minVramGb: 'GB', fps: 'fps' }
const longest = 280

const cut = (text: string): string => (text.length > longest ? `${text.slice(0, longest).trimEnd()}…` : text)

const withUnit = (field: string, text: string): string => (text !== '' && units[field] ? `${text} ${units[field]}` : text)

/** What a field is called in the list of updates. */
export const updateLabel = (field: string): string =>
  field.startsWith('dimensions.') ? `Dimension ${field.slice('dimensions.'.length)}` : fieldLabel(field)

/** Two values of a field as texts; of lists only what differs. Empty where nothing was published. */
export const valueTexts = (field: string, before: unknown, after: unknown, names: Record<string, string>): [string, string] => {
  const [from, to] = bothSaid(before, after, names)
  return [cut(withUnit(field, from)), cut(withUnit(field, to))]
}

/** Fields in the order in which people expect them; dimensions of a benchmark come last. */
export function inOrder<Entry extends { field: string }>(entries: readonly Entry[]): Entry[] {
  const order = inFieldOrder(entries.map(({ field }) => field).filter((field) => !field.startsWith('dimensions.')))
  const place = ({ field }: Entry) => (order.includes(field) ? order.indexOf(field) : order.length)
  return [...entries].sort((a, b) => place(a) - place(b))
}
