import { fieldLabel, inFieldOrder } from './labels'

export type Difference = { label: string; stored: string; typed: string }

type Tree = { [part: string]: Tree | string }

const unedited = new Set(['id', 'version', 'origin', 'archivedAt', 'sourceId'])

/** The typed texts as a tree; boxes that were ticked come as rows of a list. */
function grow(typed: Record<string, string>): Tree {
  const root: Tree = {}
  for (const [path, text] of Object.entries(typed)) {
    const parts = path.split('.')
    const last = parts.pop() ?? path
    let at = root
    for (const part of parts) {
      const next = at[part]
      if (typeof next === 'object') at = next
      else at = at[part] = {}
    }
    at[last] = text
  }
  return root
}

const isList = (value: object): boolean => Array.isArray(value) || Object.keys(value).every((key) => /^\d+$/.test(key))

/** One text for a value, whether it is stored or was typed, so that the two can be compared and read. */
function said(value: unknown, names: Record<string, string>): string {
  if (value === null || value === undefined) return ''
  if (value === true || value === 'on') return 'yes'
  if (value === false || value === 'off') return 'no'
  if (typeof value !== 'object') {
    const text = String(value).trim()
    return (
      names[text] ??
      text
        .split(/[\n,;]+\s*/)
        .filter(Boolean)
        .join(', ')
    )
  }
  if (isList(value)) return rowsOf(value, names).join(', ')
  return inFieldOrder(Object.keys(value))
    .map((part) => [fieldLabel(part).toLowerCase(), said((value as Row)[part], names)])
    .filter(([, text]) => text !== '')
    .map((part) => part.join(' '))
    .join(', ')
}

type Row = Record<string, unknown>

const rowsOf = (value: unknown, names: Record<string, string>): string[] =>
  Object.values((value ?? {}) as Row)
    .map((row) => said(row, names))
    .filter(Boolean)

const ofRows = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && isList(value) && Object.values(value).some((row) => typeof row === 'object')

/** Of two lists only the rows that the other does not have. */
function rowsApart(stored: unknown, typed: unknown, names: Record<string, string>): [string, string] {
  const [before, after] = [rowsOf(stored, names), rowsOf(typed, names)]
  return [before.filter((row) => !after.includes(row)).join(' · '), after.filter((row) => !before.includes(row)).join(' · ')]
}

/** The same field of two versions in words; of two lists only the rows that the other does not have. */
export const bothSaid = (before: unknown, after: unknown, names: Record<string, string>): [string, string] =>
  ofRows(before) || ofRows(after) ? rowsApart(before, after, names) : [said(before, names), said(after, names)]

/**
 * Where what was typed differs from what is stored now, field by field, in words.
 * @example differences({ country: 'US', version: 3 }, { country: 'CN' }, {}) // [{ label: 'Country', stored: 'US', typed: 'CN' }]
 */
export function differences(stored: Record<string, unknown>, typed: Record<string, string>, names: Record<string, string>): Difference[] {
  const tree = grow(typed)
  return Object.keys(stored).flatMap((field) => {
    if (unedited.has(field)) return []
    const [before, after] = bothSaid(stored[field], tree[field], names)
    return before === after ? [] : [{ label: fieldLabel(field), stored: before, typed: after }]
  })
}
