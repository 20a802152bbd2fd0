import type { Claim } from '@/lib/domain/claim'
import { sameFigure } from './figures'

type Told = Pick<Claim, 'id' | 'value' | 'repeatsId' | 'publishedOn'>

/** How an echo's value compares with the original: told unchanged, rounded, changed, or not to be told because one has no value. */
export type Drift = 'same' | 'rounded' | 'drifted' | 'unknown'

export interface EchoNode<Row extends Told> {
  row: Row
  /** Against the root; null for the root itself. */
  drift: Drift | null
  children: EchoNode<Row>[]
}

/**
 * The claims of one voice as a tree: the original at the root, under each claim those that repeat it, oldest first. A claim whose parent is
 * missing hangs from the root, and so does one of a circle. Null when nothing is repeated.
 */
export function echoTree<Row extends Told>(rows: readonly Row[]): EchoNode<Row> | null {
  const byId = new Map(rows.map((row) => [row.id, row]))
  const root = rows.find((row) => row.repeatsId === null) ?? [...rows].sort(oldestFirst)[0]
  if (!root || rows.length < 2) return null
  const parentOf = (row: Row): string => (reaches(row, root.id, byId) ? (row.repeatsId ?? root.id) : root.id)
  const children = new Map<string, Row[]>()
  for (const row of rows) if (row.id !== root.id) children.set(parentOf(row), [...(children.get(parentOf(row)) ?? []), row])
  const nodeOf = (row: Row): EchoNode<Row> => ({
    row,
    drift: row.id === root.id ? null : driftOf(row.value, root.value),
    children: [...(children.get(row.id) ?? [])].sort(oldestFirst).map(nodeOf),
  })
  return nodeOf(root)
}

function reaches(row: Told, rootId: string, byId: ReadonlyMap<string, Told>): boolean {
  const seen = new Set<string>()
  for (let at: Told | undefined = row; at && !seen.has(at.id); at = byId.get(at.repeatsId ?? '')) {
    if (at.id === rootId) return true
    seen.add(at.id)
  }
  return false
}

function oldestFirst(a: Told, b: Told): number {
  return a.publishedOn < b.publishedOn ? -1 : a.publishedOn > b.publishedOn ? 1 : a.id < b.id ? -1 : 1
}

function driftOf(value: number | null, original: number | null): Drift {
  if (value === null || original === null) return 'unknown'
  if (value === original) return 'same'
  return sameFigure(value, original) ? 'rounded' : 'drifted'
}

type Voiced = Told & Pick<Claim, 'evaluatorId' | 'variant' | 'tier' | 'retracted'>

/**
 * Relays that say nowhere what they repeat, but tell a primary figure of the same evaluator again within rounding: they get that figure as their
 * parent, the latest that was published by then. All figures must be of one model and one measure.
 */
export function withImpliedEchoes<Row extends Voiced>(rows: readonly Row[]): Row[] {
  const primary = rows.filter((row) => row.tier === 'primary' && row.repeatsId === null && !row.retracted)
  return rows.map((row) => {
    const { value } = row
    if (row.tier !== 'relay' || row.repeatsId !== null || value === null) return row
    const [parent] = primary
      .filter((other) => other.evaluatorId === row.evaluatorId && other.variant === row.variant && other.publishedOn <= row.publishedOn)
      .filter((other) => other.value !== null && sameFigure(other.value, value))
      .sort((a, b) => -oldestFirst(a, b))
    return parent ? { ...row, repeatsId: parent.id } : row
  })
}

/** The rows that are tied to one of them by repetition, directly or through others, with that row itself. */
export function voiceOf<Row extends Pick<Told, 'id' | 'repeatsId'>>(id: string, rows: readonly Row[]): Row[] {
  const known = new Set([id])
  for (let size = 0; size < known.size; ) {
    size = known.size
    for (const row of rows) {
      if (row.repeatsId === null) continue
      if (known.has(row.id)) known.add(row.repeatsId)
      else if (known.has(row.repeatsId)) known.add(row.id)
    }
  }
  return rows.filter((row) => known.has(row.id))
}
