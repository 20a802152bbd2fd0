import { z } from 'zod'
import { Benchmark, type BenchmarkDimension } from './benchmark'
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

function schemaProblem(input: Record<CataloguePart, unknown>, issue: z.core.$ZodIssue): CatalogueProblem {
  const [part, index, ...field] = issue.path
  const rows = input[part as CataloguePart]
  const row: unknown = Array.isArray(rows) && typeof index === 'number' ? rows[index] : null
  const named = typeof row === 'object' && row !== null && 'id' in row ? String(row.id) : null
  const path = row === null ? issue.path.slice(1) : field
  return { part: (part as CataloguePart) ?? 'meta', id: named, field: path.join('.'), message: issue.message }
}

type Say = (part: CataloguePart, id: string, field: string, message: string) => void

/** Everything that the schemas cannot see: ids used twice, references that lead nowhere, rows without a source, figures out of range. */
export function catalogueProblems(catalogue: Catalogue): CatalogueProblem[] {
  const problems: CatalogueProblem[] = []
  const say: Say = (part, id, field, message) => problems.push({ part, id, field, message })
  sayDuplicates(catalogue, say)
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
      if (seen.has(id)) say(part, owner ?? id, owner ? 'dimensions' : 'id', `The id “${id}” is used twice.`)
      seen.add(id)
    }
  }
  for (const part of ['vendors', 'models', 'offerings', 'benchmarks', 'sources', 'claims', 'facts'] as const)
    once(part, null, catalogue[part])
  for (const benchmark of catalogue.benchmarks) once('benchmarks', benchmark.id, benchmark.dimensions)
}

function sayInventory({ vendors, models, offerings, benchmarks }: Catalogue, say: Say): void {
  const vendorIds = idsOf(vendors)
  const modelIds = idsOf(models)
  for (const model of models) if (!vendorIds.has(model.vendorId)) say('models', model.id, 'vendorId', noSuch('vendor', model.vendorId))
  for (const { id, modelId, providerId } of offerings) {
    if (!modelIds.has(modelId)) say('offerings', id, 'modelId', noSuch('model', modelId))
    if (providerId !== null && !vendorIds.has(providerId)) say('offerings', id, 'providerId', noSuch('vendor', providerId))
  }
  for (const [part, rows] of Object.entries({ models, offerings }) as ['models' | 'offerings', (Model | Offering)[]][])
    for (const { id, replacementModelId, retiresOn, retirementKnownOn } of rows) {
      if (replacementModelId !== null && !modelIds.has(replacementModelId))
        say(part, id, 'replacementModelId', noSuch('model', replacementModelId))
      if (retiresOn !== null && retirementKnownOn === null) say(part, id, 'retirementKnownOn', 'Say since when the end date could be read.')
    }
  for (const [part, rows] of Object.entries({ vendors, models, offerings, benchmarks }))
    for (const { id, sources } of rows) if (sources.length === 0) say(part as CataloguePart, id, 'sources', 'Name the source of this row.')
}

const noSuch = (noun: string, id: string): string => `There is no ${noun} “${id}”.`

function sayClaims({ vendors, models, benchmarks, sources, claims }: Catalogue, say: Say): void {
  const known = { vendor: idsOf(vendors), model: idsOf(models), source: idsOf(sources), claim: idsOf(claims) }
  const byId = new Map(benchmarks.map((benchmark) => [benchmark.id, benchmark]))
  for (const claim of claims) {
    const refer = (field: 'modelId' | 'opponentId' | 'interestId' | 'sourceId' | 'repeatsId', noun: keyof typeof known) => {
      const id = claim[field]
      if (id !== null && !known[noun].has(id)) say('claims', claim.id, field, noSuch(noun, id))
    }
    refer('modelId', 'model')
    refer('opponentId', 'model')
    refer('interestId', 'vendor')
    refer('sourceId', 'source')
    refer('repeatsId', 'claim')
    if (claim.evaluatorKind === 'vendor' && claim.interestId === null)
      say('claims', claim.id, 'interestId', 'A vendor ran this test; name that vendor.')
    if (claim.benchmarkId !== null) sayMeasurement(claim, byId.get(claim.benchmarkId), say)
  }
}

function sayMeasurement(claim: Claim, benchmark: Benchmark | undefined, say: Say): void {
  if (!benchmark) {
    say('claims', claim.id, 'benchmarkId', noSuch('benchmark', claim.benchmarkId ?? ''))
    return
  }
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

function sayFacts({ offerings, sources, facts }: Catalogue, say: Say): void {
  const offeringIds = idsOf(offerings)
  const sourceIds = idsOf(sources)
  for (const { id, offeringId, sourceId } of facts) {
    if (!offeringIds.has(offeringId)) say('facts', id, 'offeringId', noSuch('offering', offeringId))
    if (sourceId === null) say('facts', id, 'sourceId', 'Name the source of this fact.')
    else if (!sourceIds.has(sourceId)) say('facts', id, 'sourceId', noSuch('source', sourceId))
  }
}
