import type { Cell } from './cell'

/** How a value is written in a flat file: lists as `a; b`, structures as JSON. JSON files keep every value as it is. */
export type ColumnKind = 'text' | 'number' | 'flag' | 'list' | 'json'

/** One column of an export; `field` is the name of the value in the product, `name` its word in files. */
export type Column = { name: string; field: string; kind: ColumnKind }

/** A row as the product keeps it, by field. */
export type ExportRow = Record<string, unknown>

export const snakeCase = (field: string): string => field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

const columns =
  (kind: ColumnKind) =>
  (...fields: string[]): Column[] =>
    fields.map((field) => ({ name: snakeCase(field), field, kind }))

/** Columns of one kind, from the names of their values. */
export const [text, number, flag, list, json] = [columns('text'), columns('number'), columns('flag'), columns('list'), columns('json')]

const listed = (items: readonly unknown[]): string => {
  const texts = items.map(String)
  const plain = texts.every((text) => text !== '' && text.trim() === text && !text.includes(';') && !text.startsWith('['))
  return plain ? texts.join('; ') : JSON.stringify(texts)
}

/** A value as one cell. */
export function cellOf(kind: ColumnKind, value: unknown): Cell {
  if (value === null || value === undefined) return null
  if (kind === 'list') return listed(value as unknown[])
  return kind === 'json' ? JSON.stringify(value) : (value as Cell)
}

/** The value that `cellOf` was given, from the text of its cell; an empty cell is an empty list in a list and null elsewhere. */
export function valueIn(kind: ColumnKind, text: string): unknown {
  if (kind === 'list') return text === '' ? [] : text.startsWith('[') ? JSON.parse(text) : text.split('; ')
  if (text === '') return null
  if (kind === 'number') return Number(text)
  if (kind === 'flag') return text.toLowerCase() === 'true'
  return kind === 'json' ? JSON.parse(text) : text
}
