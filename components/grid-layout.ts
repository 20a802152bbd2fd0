import type { ColumnLook } from '@/components/grid-columns'

/** One column of a layout: which, whether it is shown, and how wide it is in pixels. */
export type ColumnPlace = { id: string; label: string; shown: boolean; width: number; head: boolean; folds?: boolean }

type Known = { id?: string; accessorKey?: unknown; header?: unknown; size?: number; meta?: ColumnLook }

export const leastWidth = 48
export const mostWidth = 800
const usualWidth = 120

const widthWithin = (width: number) => Math.round(Math.min(mostWidth, Math.max(leastWidth, width)))

/** The columns as the grid shows them when nobody chose anything. */
export function usualLayout(columns: readonly Known[]): ColumnPlace[] {
  return columns.map((column) => {
    const id = column.id ?? String(column.accessorKey)
    const { head = false, extra = false, folds = false } = column.meta ?? {}
    return { id, label: String(column.header), shown: !extra, width: column.size ?? usualWidth, head, ...(folds ? { folds } : {}) }
  })
}

/** Reads a layout from its text, such as `model:240,value,published`: the shown columns in order. What is not a column is left out. */
export function layoutFrom(text: string | null, columns: readonly Known[]): ColumnPlace[] {
  const usual = usualLayout(columns)
  if (!text) return usual
  const byId = new Map(usual.map((place) => [place.id, place]))
  const shown: ColumnPlace[] = []
  for (const part of text.split(',')) {
    const [id = '', width] = part.split(':')
    const place = byId.get(id)
    if (!place) continue
    byId.delete(id)
    shown.push({ ...place, shown: true, width: width && /^\d{1,4}$/.test(width) ? widthWithin(Number(width)) : place.width })
  }
  if (shown.length === 0) return usual
  const heads = [...byId.values()].filter((place) => place.head)
  const hidden = [...byId.values()].filter((place) => !place.head).map((place) => ({ ...place, shown: false }))
  return [...heads, ...shown, ...hidden]
}

/** A layout as text for the address; null when it is the usual one. */
export function layoutText(layout: readonly ColumnPlace[], columns: readonly Known[]): string | null {
  const textOf = (places: readonly ColumnPlace[]) =>
    places
      .filter((place) => place.shown)
      .map(({ id, width }) => (usual.get(id) === width ? id : `${id}:${width}`))
      .join(',')
  const plain = usualLayout(columns)
  const usual = new Map(plain.map((place) => [place.id, place.width]))
  const text = textOf(layout)
  return text === textOf(plain) ? null : text
}

/** The layout with one column changed. */
export const withColumn = (
  layout: readonly ColumnPlace[],
  id: string,
  change: Partial<Pick<ColumnPlace, 'shown' | 'width'>>,
): ColumnPlace[] =>
  layout.map((place) =>
    place.id === id ? { ...place, ...change, ...(change.width === undefined ? {} : { width: widthWithin(change.width) }) } : place,
  )

/** The layout with one column moved by so many places. */
export function movedColumn(layout: readonly ColumnPlace[], id: string, by: -1 | 1): ColumnPlace[] {
  const from = layout.findIndex((place) => place.id === id)
  const to = from + by
  const moving = layout[from]
  if (!moving || to < 0 || to >= layout.length) return [...layout]
  const rest = layout.filter((place) => place.id !== id)
  return [...rest.slice(0, to), moving, ...rest.slice(to)]
}
