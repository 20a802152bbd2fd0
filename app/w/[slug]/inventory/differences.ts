import { fieldLabel } from './labels'

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
  if (typeof value !== 'object')
    return (
      names[String(value)] ??
      String(value)
        .trim()
        .split(/[\n,;]+\s*/)
        .filter(Boolean)
        .join(', ')
    )
  const parts = Object.entries(value)
    .map(([part, inner]) => [part, said(inner, names)] as const)
    .filter(([, text]) => text !== '')
  if (!isList(value)) return parts.map(([part, text]) => `${fieldLabel(part).toLowerCase()} ${text}`).join(', ')
  const scalars = Object.values(value).every((inner) => typeof inner !== 'object')
  return parts.map(([, text]) => text).join(scalars ? ', ' : ' · ')
}

/**
 * Where what was typed differs from what is stored now, field by field, in words.
 * @example differences({ country: 'US', version: 3 }, { country: 'CN' }, {}) // [{ label: 'Country', stored: 'US', typed: 'CN' }]
 */
export function differences(stored: Record<string, unknown>, typed: Record<string, string>, names: Record<string, string>): Difference[] {
  const tree = grow(typed)
  return Object.keys(stored).flatMap((field) => {
    if (unedited.has(field)) return []
    const [before, after] = [said(stored[field], names), said(tree[field], names)]
    return before === after ? [] : [{ label: fieldLabel(field), stored: before, typed: after }]
  })
}
