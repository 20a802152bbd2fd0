import {
  type CellKind,
  type ClaimColumn,
  cautious,
  claimColumnNames,
  claimColumns,
  commonColumns,
  isClaimColumn,
  type Mapping,
} from './claim-columns'
import type { ImportTable } from './table'

/** A heading as it is compared: lower case, one space between words, without marks that spreadsheets add. */
export const plainHeading = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/(?<=[a-z])(?=[A-Z][a-z])/g, ' ')
    .toLowerCase()
    .replace(/[↑↓▲▼*†‡⬆⬇"'“”]/g, ' ')
    .replace(/[\s_\-./:|,]+/g, ' ')
    .trim()

/** What a file of refused rows has behind the columns of the original. */
export const refusedHeadings: readonly string[] = ['refused_row', 'refused_because', 'how_to_correct']

const withoutBrackets = (heading: string) => heading.replace(/\s*[([{].*?[)\]}]/g, '').trim()

const aliases = new Map<string, ClaimColumn>()
for (const name of claimColumnNames)
  for (const alias of [name, claimColumns[name].label, ...claimColumns[name].aliases])
    if (!aliases.has(plainHeading(alias))) aliases.set(plainHeading(alias), name)

const shapes = {
  number: /^[<>≈~±]?\s*[+-−]?[\d.,'’\s ]*\d[\d.,'’\s ]*\s*(?:%|±.*)?$/u,
  day: /^(?:\d{4}[-./年]\d{1,2}(?:[-./月]\d{1,2}日?)?(?:[T ].*)?|\d{1,2}[-./ ]\w{1,9}\.?[-./ ]\d{2,4}|\w{3,9}\.? \d{1,2},? \d{4}|\w{3,9} \d{4}|\d{5}|\d{10}(?:\.\d+)?)$/u,
  url: /^(?:https?:\/\/|www\.|doi:|arxiv:)\S+$/i,
}

const wantedShape: Partial<Record<CellKind, keyof typeof shapes>> = { number: 'number', count: 'number', day: 'day', url: 'url' }

/** The share of filled cells among the first rows that look like a number, a day or an address; null where all are empty. */
function shareOf(table: ImportTable, column: number, shape: keyof typeof shapes): number | null {
  const filled = table.rows.slice(0, 50).flatMap((row) => row.cells[column]?.trim() || [])
  return filled.length === 0 ? null : filled.filter((cell) => shapes[shape].test(cell)).length / filled.length
}

function headingScores(heading: string): Map<ClaimColumn, number> {
  const scores = new Map<ClaimColumn, number>()
  const offer = (name: ClaimColumn | undefined, score: number) => {
    if (name && (scores.get(name) ?? 0) < score) scores.set(name, score)
  }
  const whole = plainHeading(heading)
  const canonical = heading.trim()
  if (isClaimColumn(canonical)) offer(canonical, 120)
  offer(aliases.get(whole), 100)
  const bare = plainHeading(withoutBrackets(heading))
  offer(aliases.get(bare), 90)
  for (const [alias, name] of aliases) {
    if (alias.length < 4 || !` ${bare} `.includes(` ${alias} `)) continue
    offer(name, 40 + Math.round((35 * alias.length) / bare.length))
  }
  return scores
}

/** A heading is believed less when the cells under it are of another kind, and not at all for numbers and days that are none. */
function fitted(score: number, name: ClaimColumn, table: ImportTable, column: number): number {
  const shape = wantedShape[claimColumns[name].kind]
  if (shape === undefined) return claimColumns[name].kind === 'name' && shareOf(table, column, 'number') === 1 ? score - 45 : score
  const share = shareOf(table, column, shape)
  if (share === null) return score - 5
  return share >= 0.5 ? score + 5 : score - 60
}

const enough = 55

/** An address under a heading such as "Source" is the address of the source, whatever else the heading may mean. */
function addressScore(heading: string, table: ImportTable, column: number): number {
  const says = /source|paper|link|ref|url|doi|quelle|evidence|来源|链接|论文|出处|citation/i.test(heading)
  return says && (shareOf(table, column, 'url') ?? 0) >= 0.5 ? 110 : 0
}

/**
 * Which column of a claim each column of a table holds, judged by its heading and a look at its first cells. Each is given once, to the
 * best fit; what fits none stays `null` and is left out. A unit that the heading of the values names is offered for every row.
 * @example guessColumns({ format: 'CSV', columns: ['Model', 'Score (%)'], rows: [] }).columns // ['model', 'value']
 */
export function guessColumns(table: ImportTable): Mapping {
  const offers = table.columns.flatMap((heading, column) => {
    if (refusedHeadings.includes(heading)) return []
    const scores = headingScores(heading)
    const address = addressScore(heading, table, column)
    if (address > 0) scores.set('source_url', Math.max(address, scores.get('source_url') ?? 0))
    return [...scores].map(([name, score]) => ({ column, name, score: fitted(score, name, table, column) }))
  })
  const columns: (ClaimColumn | null)[] = table.columns.map(() => null)
  const taken = new Set<ClaimColumn>()
  for (const { column, name, score } of offers.sort((a, b) => b.score - a.score || a.column - b.column)) {
    if (score < enough || taken.has(name) || columns[column] !== null) continue
    columns[column] = name
    taken.add(name)
  }
  return { columns, constants: constantsFor(table, columns) }
}

function constantsFor(table: ImportTable, columns: readonly (ClaimColumn | null)[]): Mapping['constants'] {
  const constants: Mapping['constants'] = {}
  if (columns.includes('id')) return constants
  for (const name of commonColumns) if (!columns.includes(name) && cautious[name] !== undefined) constants[name] = cautious[name]
  const unit = unitOf(table.columns[columns.indexOf('value')] ?? '')
  if (unit !== null && !columns.includes('unit')) constants.unit = unit
  return constants
}

/** The unit that a heading names: "Score (%)", "Arena Elo". */
function unitOf(heading: string): string | null {
  if (/%|percent|prozent|rate\b/i.test(heading)) return '%'
  if (/\belo\b/i.test(heading)) return 'Elo'
  return /\((?<unit>[^()]{1,20})\)\s*$/.exec(heading)?.groups?.unit ?? null
}
