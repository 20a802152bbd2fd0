import { type Catalogue, type CataloguePart, type CatalogueProblem, catalogueFiles, readCatalogue } from './catalogue'
import { type CatalogueRow, rowParts } from './catalogue-parts'

export type ReadCatalogueFile = { ok: true; catalogue: Catalogue } | { ok: false; problems: FileProblem[] }

/** What is wrong in a file, with where it is: `row` is the id of a row, `field` a field of it; null where the whole file is meant. */
export type FileProblem = { table: string | null; row: string | null; field: string | null; reason: string; fix: string }

const parts = Object.keys(catalogueFiles) as CataloguePart[]
const wholeFile = (reason: string, fix: string): ReadCatalogueFile => ({
  ok: false,
  problems: [{ table: null, row: null, field: null, reason, fix }],
})

/**
 * Reads a whole catalogue from the text of one JSON file: an object with the tables by name. It is judged by the same rules as the
 * catalogue that ships with the product; nothing is repaired or skipped.
 */
export function readCatalogueFile(text: string): ReadCatalogueFile {
  let given: unknown
  try {
    given = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (error) {
    return wholeFile(
      `This is no JSON${placeOf(error, text)}.`,
      'Save the catalogue as JSON, or download the one that ships with this version as a pattern.',
    )
  }
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    return wholeFile('This JSON is no catalogue.', `Give one object with ${parts.join(', ')}.`)
  const input = given as Record<string, unknown>
  const strange = tablesApart(input)
  if (strange.length > 0) return { ok: false, problems: strange }
  const unkept = unkeepable(input)
  if (unkept.length > 0) return { ok: false, problems: unkept }
  const read = readCatalogue(input as Record<CataloguePart, unknown>)
  return read.ok ? read : { ok: false, problems: read.problems.map(fileProblem) }
}

const fileProblem = ({ part, id, field, message, fix }: CatalogueProblem): FileProblem => ({
  table: part,
  row: id,
  field: field || null,
  reason: message,
  fix,
})

function placeOf(error: unknown, text: string): string {
  const said = error instanceof Error ? error.message : ''
  const at = /position (\d+)/.exec(said)?.[1]
  if (at === undefined) return said ? `: ${said.replace(/\s+/g, ' ').slice(0, 160)}` : ''
  const before = text.slice(0, Number(at)).split('\n')
  return `: it breaks off in line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}`
}

function tablesApart(input: Record<string, unknown>): FileProblem[] {
  const at = { row: null, field: null }
  const missing = parts
    .filter((part) => !(part in input))
    .map((part) => ({
      ...at,
      table: part,
      reason: `The file has no “${part}”.`,
      fix: part === 'meta' ? 'Say the version and the title.' : 'Add the table; it may be an empty list.',
    }))
  const unknown = Object.keys(input)
    .filter((name) => !(parts as string[]).includes(name))
    .map((name) => ({ ...at, table: name, reason: `A catalogue has no “${name}”.`, fix: 'Remove it, or correct its name.' }))
  return [...missing, ...unknown]
}

/** Texts with characters that no database keeps, and days before the first year. */
function unkeepable(input: Record<string, unknown>): FileProblem[] {
  return rowParts.flatMap((part) => {
    const rows = Array.isArray(input[part]) ? (input[part] as unknown[]) : []
    return rows.flatMap((row, index) => {
      const found = badText(row, '')
      if (!found) return []
      const id = (row as Partial<CatalogueRow> | null)?.id
      const name = typeof id === 'string' && !bad(id) ? id : `row ${index + 1}`
      return [
        {
          table: part,
          row: name,
          field: found,
          reason: 'This text cannot be kept: it holds a null character, half a character, or a day before the year 1.',
          fix: 'Write it again.',
        },
      ]
    })
  })
}

const bad = (text: string): boolean => /\0|\p{Cs}|^0000-\d\d-\d\d$/u.test(text)

function badText(value: unknown, path: string): string | null {
  if (typeof value === 'string') return bad(value) ? path : null
  if (typeof value !== 'object' || value === null) return null
  // No row of a catalogue is nested deeper; whatever is will be refused by its schema.
  if (path.split('.').length > 4) return null
  for (const [key, inner] of Object.entries(value)) {
    const found = badText(inner, path ? `${path}.${key}` : key)
    if (found !== null) return found
  }
  return null
}
