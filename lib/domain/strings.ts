import { z } from 'zod'

/** A slug for a name: lower case, hyphens, no accents. Other scripts fall away; `fallback` stands in when nothing is left. */
export const slugify = (name: string, fallback = 'item'): string =>
  name
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 80)
    .replace(/-+$/, '') || fallback

type JsonSchema = {
  type?: string | string[]
  anyOf?: JsonSchema[]
  oneOf?: JsonSchema[]
  allOf?: JsonSchema[]
  properties?: Record<string, JsonSchema>
  additionalProperties?: JsonSchema | boolean
  items?: JsonSchema
  enum?: unknown[]
}

/** The alternatives of a schema, each with one type. */
const branches = (schema: JsonSchema | undefined): JsonSchema[] => {
  if (!schema) return []
  const inner = schema.anyOf ?? schema.oneOf ?? schema.allOf
  if (inner) return inner.flatMap(branches)
  return Array.isArray(schema.type) ? schema.type.map((type) => ({ ...schema, type })) : [schema]
}

const number = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i
// As the product prints them: 1,262 and 1,262.5. A group of other than three digits, or a leading zero, is no thousand.
const grouped = /^[+-]?[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?$/

/** A number as people type it or copy it from the product; null for any other text. */
function asNumber(text: string): number | null {
  const plain = text.replace('−', '-')
  if (number.test(plain)) return Number(plain)
  return grouped.test(plain) ? Number(plain.replaceAll(',', '')) : null
}

/** One text as the value its schema asks for. Text that does not fit stays text, so that the schema can refuse it by name. */
function asValue(text: string, schema: JsonSchema | undefined): unknown {
  const options = branches(schema)
  const takes = (type: string) => options.some((option) => option.type === type)
  const trimmed = text.trim()
  if (trimmed === '' && takes('null')) return null
  const read = takes('number') || takes('integer') ? asNumber(trimmed) : null
  if (read !== null) return read
  if (takes('boolean') && ['true', 'on', 'yes'].includes(trimmed)) return true
  if (takes('boolean') && ['false', 'off', 'no'].includes(trimmed)) return false
  const array = options.find((option) => option.type === 'array')
  if (!array) return text
  const parts = trimmed.split(/[\n,;]+/).map((part) => part.trim())
  return parts.filter((part) => part !== '').map((part) => asValue(part, array.items))
}

type Tree = { [key: string]: Tree | string[] }

function grow(entries: Iterable<[string, string]>): Tree {
  const root: Tree = Object.create(null)
  for (const [name, text] of entries) {
    const path = name.split('.')
    const last = path.pop() ?? name
    let at = root
    for (const key of path) {
      if (!at[key] || Array.isArray(at[key])) at[key] = Object.create(null) as Tree
      at = at[key] as Tree
    }
    const there = at[last]
    at[last] = Array.isArray(there) ? [...there, text] : [text]
  }
  return root
}

const blank = (node: unknown): boolean =>
  node === null || node === '' || (typeof node === 'object' && node !== null && !Array.isArray(node) && Object.values(node).every(blank))

function shape(node: Tree | string[], schema: JsonSchema | undefined): unknown {
  const options = branches(schema)
  const array = options.find((option) => option.type === 'array')
  if (Array.isArray(node)) {
    if (node.length > 1 && array) return node.filter((text) => text !== '').map((text) => asValue(text, array.items))
    // A checkbox sends its hidden "off" first and, when ticked, "on" after it: the last one counts.
    return asValue(node.at(-1) ?? '', schema)
  }
  if (array)
    return Object.keys(node)
      .sort((a, b) => Number(a) - Number(b))
      .map((key) => shape(node[key] as Tree, array.items))
  const object = options.find((option) => option.type === 'object')
  const nullable = options.some((option) => option.type === 'null')
  const extra = typeof object?.additionalProperties === 'object' ? object.additionalProperties : undefined
  const made = Object.fromEntries(Object.entries(node).map(([key, child]) => [key, shape(child, object?.properties?.[key] ?? extra)]))
  if (nullable && blank(made)) return null
  // In a record of numbers an empty field means "not given", not zero.
  return extra ? Object.fromEntries(Object.entries(made).filter(([, value]) => value !== '')) : made
}

/**
 * Turns the texts of a form or of a CSV row into the values that a schema asks for; the schema then judges them.
 * Names are paths: `switchingCost.low`, `challengers.0.offeringId`.
 */
export function fromStrings(entries: Iterable<[string, string]>, schema: z.ZodType): unknown {
  const json = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as JsonSchema
  return shape(grow(entries), json)
}
