import { tasks } from '@/lib/domain/task'
import { formatDate, formatNumber } from '@/lib/format'
import { bothSaid } from './differences'
import { fieldLabel } from './labels'

export type FieldChange = { label: string; before: string; after: string }

type Row = Record<string, unknown>

const unedited = new Set(['id', 'version', 'origin', 'archivedAt', 'evaluatorId'])
const taskNames = Object.fromEntries(tasks.map(({ id, label }) => [id, label]))
const longest = 60

/** The stored and the given value of a field differ in the order of keys inside JSON, which says nothing. */
function same(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return (a ?? null) === (b ?? null)
  const keys = new Set([...Object.keys(a), ...Object.keys(b)])
  return [...keys].every((key) => same((a as Row)[key], (b as Row)[key]))
}

/** One value as people read it; `said` is the plain text of it. */
function text(value: unknown, said: string): string {
  if (typeof value === 'number') return formatNumber(value, Math.min(4, String(value).split('.')[1]?.length ?? 0))
  if (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)) return formatDate(value)
  if (said === '') return '—'
  return said.length > longest ? `${said.slice(0, longest)}…` : said
}

/**
 * Which fields of a row an edit changed, each with its value before and after, in words; empty where either is not known. `names` says what
 * ids are called.
 * @example fieldChanges({ value: 1450 }, { value: 1455 }) // [{ label: 'Value', before: '1,450', after: '1,455' }]
 */
export function fieldChanges(before: Row | undefined, after: Row | undefined, names: Record<string, string> = {}): FieldChange[] {
  if (!before || !after) return []
  return Object.keys(after).flatMap((field) => {
    const [old, now] = [before[field], after[field]]
    if (unedited.has(field) || same(old, now)) return []
    const [saidBefore, saidAfter] = bothSaid(old, now, { ...taskNames, ...names })
    return { label: fieldLabel(field), before: text(old, saidBefore), after: text(now, saidAfter) }
  })
}
