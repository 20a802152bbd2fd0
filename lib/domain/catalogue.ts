import { z } from 'zod'
import { Benchmark, type BenchmarkDimension } from './benchmark'
import { type CatalogueRow, partNames, type RowPart, references, rowParts } from './catalogue-parts'
import { Claim } from './claim'
import { Day } from './day'
import { Fact } from './fact'
import { Model } from './model'
import { Offering } from './offering'
import { Source } from './source'
import { Vendor } from './vendor'

const httpUrl = z.url({ protocol: /^https?$/ }).max(2000)

/** What the catalogue is as a whole: its version, how to read it, and whom to name. */
export const CatalogueMeta = z.strictObject({
  version: z.string().regex(/^\d{4}\.\d{2}\.\d{2}$/, 'Write the version as 2026.11.23.'),
  title: z.string().min(1).max(200),
  collectedOn: Day,
  licence: z.string().min(1).max(1000),
  notes: z.array(z.string().min(1).max(1000)).max(40),
  attributions: z.array(z.strictObject({ name: z.string().min(1).max(200), url: httpUrl, terms: z.string().min(1).max(500) })).max(40),
})
export type CatalogueMeta = z.infer<typeof CatalogueMeta>

/** The published facts and figures that a workspace starts from. */
export const Catalogue = z
  .strictObject({
    meta: CatalogueMeta,
    vendors: z.array(Vendor),
    models: z.array(Model),
    offerings: z.array(Offering),
    benchmarks: z.array(Benchmark),
    sources: z.array(Source),
    claims: z.array(Claim),
    facts: z.array(Fact),
  })
  .meta({ description: 'Catalogue' })
export type Catalogue = z.infer<typeof Catalogue>
export type CataloguePart = keyof Catalogue

/** The file of each part of the catalogue. */
export const catalogueFiles: Record<CataloguePart, string> = {
  meta: 'catalogue.json',
  vendors: 'vendors.json',
  models: 'models.json',
  offerings: 'offerings.json',
  benchmarks: 'benchmarks.json',
  sources: 'sources.json',
  claims: 'claims.json',
  facts: 'facts.json',
}

/** One thing that is wrong in a catalogue, told so that a person can find and mend it. */
export interface CatalogueProblem {
  part: CataloguePart
  id: string | null
  field: string
  message: string
  /** What to do about it. */
  fix: string
}

/** A problem in one line: "claims.json, clm-1, modelId: There is no model “veo-9”." */
export const problemText = ({ part, id, field, message }: CatalogueProblem): string =>
  [catalogueFiles[part], id, field].filter(Boolean).join(', ').concat(': ', message)

export type ReadCatalogue = { ok: true; catalogue: Catalogue } | { ok: false; problems: CatalogueProblem[] }

/**
 * Reads a catalogue from the contents of its files, by part. Unknown fields, wrong types, unknown enumerations and references that lead
 * nowhere are returned as problems; nothing is repaired or skipped.
 */
export function readCatalogue(input: Record<CataloguePart, unknown>): ReadCatalogue {
  const parsed = Catalogue.safeParse(input)
  const problems = parsed.success ? catalogueProblems(parsed.data) : parsed.error.issues.map((issue) => schemaProblem(input, issue))
  return parsed.success && problems.length === 0 ? { ok: true, catalogue: parsed.data } : { ok: false, problems }
}

const asThere = 'Correct it as the message says.'

function schemaProblem(input: Record<CataloguePart, unknown>, issue: z.core.$ZodIssue): CatalogueProblem {
  const [part, index, ...field] = issue.path
  const rows = input[part as CataloguePart]
  const row: unknown = Array.isArray(rows) && typeof index === 'number' ? rows[index] : null
  const named = typeof row === 'object' && row !== null && 'id' in row ? String(row.id) : null
  const path = row === null ? issue.path.slice(1) : field
  const unknown = issue.code === 'unrecognized_keys'
  return {
    part: (part as CataloguePart) ?? 'meta',
    id: named ?? (typeof index === 'number' ? `row ${index + 1}` : null),
    field: [...path, ...(unknown ? issue.keys.slice(0, 1) : [])].join('.'),
    message: unknown ? `There is no field “${issue.keys[0]}”.` : issue.message,
    fix: unknown ? 'Remove it, or correct its name.' : asThere,
  }
}

type Say = (part: CataloguePart, id: string, field: string, message: string, fix?: string) => void

/** Everything that the schemas cannot see: ids used twice, references that lead nowhere, rows without a source, figures out of range. */
export function catalogueProblems(catalogue: Catalogue): CatalogueProblem[] {
  const problems: CatalogueProblem[] = []
  const say: Say = (part, id, field, message, fix = asThere) => problems.push({ part, id, field, message, fix })
  sayDuplicates(catalogue, say)
  sayReferences(catalogue, say)
  sayInventory(catalogue, say)
  sayClaims(catalogue, say)
  sayFacts(catalogue, say)
  return problems
}

const idsOf = (rows: readonly { id: string }[]): ReadonlySet<string> => new Set(rows.map((row) => row.id))

function sayDuplicates(catalogue: Catalogue, say: Say): void {
  const once = (part: CataloguePart, owner: string | null, rows: readonly { id: string }[]) => {
    const seen = new Set<string>()
    for (const { id } of rows) {
      if (seen.has(id)) say(part, owner ?? id, owner ? 'dimensions' : 'id', `The id “${id}” is used twice.`, 'Remove one of the two.')
      seen.add(id)
    }
  }
  for (const part of rowParts) once(part, null, catalogue[part])
  for (const benchmark of catalogue.benchmarks) once('benchmarks', benchmark.id, benchmark.dimensions)
}

function sayReferences(catalogue: Catalogue, say: Say): void {
  const known = new Map(rowParts.map((part) => [part, idsOf(catalogue[part])]))
  for (const part of rowParts)
    for (const row of catalogue[part] as CatalogueRow[])
      for (const [field, to] of references[part]) {
        const id = row[field]
        if (typeof id === 'string' && !known.get(to)?.has(id))
          say(part, row.id, field, noSuch(to, id), `Add it to ${to}, or name one that is there.`)
      }
}

const noSuch = (part: RowPart, id: string): string => `There is no ${partNames[part].one} “${id}”.`

function sayInventory({ vendors, models, offerings, benchmarks }: Catalogue, say: Say): void {
  for (const [part, rows] of Object.entries({ models, offerings }) as ['models' | 'offerings', (Model | Offering)[]][])
    for (const { id, retiresOn, retirementKnownOn } of rows)
      if (retiresOn !== null && retirementKnownOn === null) say(part, id, 'retirementKnownOn', 'Say since when the end date could be read.')
  for (const [part, rows] of Object.entries({ vendors, models, offerings, benchmarks }))
    for (const { id, sources } of rows) if (sources.length === 0) say(part as CataloguePart, id, 'sources', 'Name the source of this row.')
}

function sayClaims({ benchmarks, claims }: Catalogue, say: Say): void {
  const byId = new Map(benchmarks.map((benchmark) => [benchmark.id, benchmark]))
  for (const claim of claims) {
    if (claim.evaluatorKind === 'vendor' && claim.interestId === null)
      say('claims', claim.id, 'interestId', 'A vendor ran this test; name that vendor.')
    const benchmark = byId.get(claim.benchmarkId ?? '')
    if (benchmark) sayMeasurement(claim, benchmark, say)
  }
}

function sayMeasurement(claim: Claim, benchmark: Benchmark, say: Say): void {
  if (!benchmark.tasks.includes(claim.task)) say('claims', claim.id, 'task', `${benchmark.name} does not test the task “${claim.task}”.`)
  const dimension = benchmark.dimensions.find((entry) => entry.id === claim.dimensionId)
  if (dimension) sayFigure(claim, benchmark, dimension, say)
  else if (claim.dimensionId !== null) say('claims', claim.id, 'dimensionId', `${benchmark.name} has no dimension “${claim.dimensionId}”.`)
}

function sayFigure(claim: Claim, benchmark: Benchmark, { name, unit, min, max }: BenchmarkDimension, say: Say): void {
  if (claim.unit !== null && claim.unit !== unit)
    say('claims', claim.id, 'unit', `${benchmark.name} gives ${name} in “${unit}”, not in “${claim.unit}”.`)
  if (claim.value !== null && (claim.value < (min ?? -Infinity) || claim.value > (max ?? Infinity)))
    say('claims', claim.id, 'value', `${claim.value} lies outside ${name}, which runs from ${min ?? '−∞'} to ${max ?? '∞'}.`)
}

function sayFacts({ facts }: Catalogue, say: Say): void {
  for (const { id, sourceId } of facts) if (sourceId === null) say('facts', id, 'sourceId', 'Name the source of this fact.')
}
