import { benchmarkTitle } from '@/lib/domain/benchmark'
import { modelTitle } from '@/lib/domain/model'
import type { Known, KnownBenchmark } from './known'

/** `doubtful`: several fit, or some are merely alike; the person chooses. `unknown`: nothing is even alike. */
export type Match =
  | { kind: 'exact'; id: string }
  | { kind: 'doubtful'; candidates: Candidate[] }
  | { kind: 'unknown'; candidates: Candidate[] }
export type Candidate = { id: string; title: string }

/** A name as it is compared: no case, accents, spaces or hyphens; dots between digits stay, so that 2.1 is never 21. */
export const nameKey = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/(?<!\d)\.|\.(?!\d)/g, '')
    .replace(/[^\p{L}\p{N}.+]/gu, '')

export type ModelName = { vendor: string; model: string; version: string; id: string }
export type BenchmarkName = { benchmark: string; version: string; id: string }

type Index = { add: (name: string, id: string) => void; find: (name: string) => string[] }

function index(): Index {
  const ids = new Map<string, Set<string>>()
  return {
    add(name, id) {
      const key = nameKey(name)
      if (key === '') return
      const there = ids.get(key)
      if (there) there.add(id)
      else ids.set(key, new Set([id]))
    },
    find: (name) => [...(ids.get(nameKey(name)) ?? [])],
  }
}

const pairs = (text: string): Set<string> => {
  const key = nameKey(text)
  return new Set(Array.from({ length: Math.max(1, key.length - 1) }, (_, at) => key.slice(at, at + 2)))
}

/** How alike two names are, 0 to 1: the Dice coefficient over their pairs of neighbouring characters. */
export function likeness(one: string, other: string): number {
  const [a, b] = [pairs(one), pairs(other)]
  const shared = [...a].filter((pair) => b.has(pair)).length
  return (2 * shared) / (a.size + b.size)
}

const leastAlike = 0.45
const mostCandidates = 6

function alike(asked: string, all: readonly (Candidate & { names: readonly string[] })[]): Candidate[] {
  return all
    .map(({ id, title, names }) => ({ id, title, score: Math.max(...names.map((name) => likeness(asked, name))) }))
    .filter(({ score }) => score >= leastAlike)
    .sort((a, b) => b.score - a.score || a.title.localeCompare(b.title, 'en', { numeric: true }))
    .slice(0, mostCandidates)
    .map(({ id, title }) => ({ id, title }))
}

const decided = (found: readonly string[], all: readonly (Candidate & { names: readonly string[] })[], asked: string): Match => {
  const [only, ...others] = found
  if (only !== undefined && others.length === 0) return { kind: 'exact', id: only }
  const fitting = all.filter(({ id }) => found.includes(id)).map(({ id, title }) => ({ id, title }))
  const candidates = fitting.length > 0 ? fitting : alike(asked, all)
  return candidates.length > 0 ? { kind: 'doubtful', candidates } : { kind: 'unknown', candidates: [] }
}

export type NameMatcher = {
  vendor: (name: string) => string | null
  model: (name: ModelName) => Match
  benchmark: (name: BenchmarkName) => Match
  dimension: (benchmark: Pick<KnownBenchmark, 'dimensions'>, name: string) => Match
}

/**
 * Finds what a file means by its names. Taken without asking is only what one row of the workspace, and no other, is called: by id, by name
 * with version, by alias, by API model id of the model or of one of its offerings. Anything else comes back with candidates.
 */
export function nameMatcher(known: Known): NameMatcher {
  const vendors = index()
  for (const { id, name } of known.vendors) for (const said of [id, name, name.replace(/\s*\([^)]*\)$/, '')]) vendors.add(said, id)
  return {
    vendor(name) {
      const found = vendors.find(name)
      return found.length === 1 ? (found[0] ?? null) : null
    },
    model: modelMatcher(known, vendors),
    benchmark: benchmarkMatcher(known),
    dimension: matchDimension,
  }
}

function modelMatcher(known: Known, vendors: Index): NameMatcher['model'] {
  const byId = index()
  const byName = index()
  const vendorOf = new Map(known.models.map((model) => [model.id, model.vendorId]))
  const vendorNames = new Map(known.vendors.map(({ id, name }) => [id, name.replace(/\s*\([^)]*\)$/, '')]))
  for (const model of known.models) {
    for (const id of [model.id, ...model.apiModelIds]) byId.add(id, model.id)
    for (const name of [modelTitle(model), ...model.aliases]) {
      byName.add(name, model.id)
      byName.add(`${vendorNames.get(model.vendorId) ?? ''} ${name}`, model.id)
    }
  }
  for (const { modelId, apiModelId } of known.offerings) byId.add(apiModelId, modelId)
  const all = known.models.map((model) => {
    const title = modelTitle(model)
    return { id: model.id, title, names: [title, model.name, ...model.aliases] }
  })
  return ({ vendor, model, version, id }) => {
    const makers = vendor === '' ? [] : vendors.find(vendor)
    const ofMaker = (ids: string[]) => {
      const narrowed = ids.filter((found) => makers.includes(vendorOf.get(found) ?? ''))
      return narrowed.length > 0 ? narrowed : ids
    }
    const named = version === '' ? model : `${model} ${version}`
    const attempts = [
      ...(id === '' ? [] : [vendorOf.has(id) ? [id] : byId.find(id)]),
      byName.find(named),
      byId.find(version === '' ? model : named),
    ]
    if (version !== '' && nameKey(model).endsWith(nameKey(version))) attempts.push(byName.find(model))
    const found = ofMaker(attempts.find((ids) => ids.length > 0) ?? [])
    const [only] = found
    // The same name under another maker is another model until somebody says otherwise.
    if (only !== undefined && found.length === 1 && makers.length > 0 && !makers.includes(vendorOf.get(only) ?? '') && id === '')
      return { kind: 'doubtful', candidates: all.filter((row) => row.id === only).map(({ id: same, title }) => ({ id: same, title })) }
    return decided(found, all, named === '' ? id : named)
  }
}

function benchmarkMatcher(known: Known): NameMatcher['benchmark'] {
  // Two ids may differ only in a hyphen, which does not count in a name.
  const own = new Set(known.benchmarks.map(({ id }) => id))
  const byId = index()
  const byTitle = index()
  const byName = index()
  for (const row of known.benchmarks) {
    byId.add(row.id, row.id)
    byTitle.add(benchmarkTitle(row), row.id)
    byTitle.add(`${row.name} ${row.benchmarkVersion ?? ''}`, row.id)
    byName.add(row.name, row.id)
  }
  const all = known.benchmarks.map((row) => ({ id: row.id, title: benchmarkTitle(row), names: [benchmarkTitle(row), row.name] }))
  return ({ benchmark, version, id }) => {
    const found = id === '' ? [] : own.has(id) ? [id] : byId.find(id)
    if (found.length > 0) return decided(found, all, id)
    const named = version === '' ? benchmark : `${benchmark} ${version}`
    const titled = byTitle.find(named)
    if (titled.length > 0) return decided(titled, all, named)
    if (version !== '') return doubtfulOf(byName.find(benchmark), all, named)
    const bare = byName.find(benchmark)
    return decided(bare.length > 0 ? bare : byId.find(benchmark), all, benchmark)
  }
}

/** Another version of a known benchmark is never the same benchmark. */
function doubtfulOf(found: readonly string[], all: readonly (Candidate & { names: readonly string[] })[], asked: string): Match {
  const others = all.filter(({ id }) => found.includes(id)).map(({ id, title }) => ({ id, title }))
  const candidates = others.length > 0 ? others : alike(asked, all)
  return candidates.length > 0 ? { kind: 'doubtful', candidates } : { kind: 'unknown', candidates: [] }
}

function matchDimension({ dimensions }: Pick<KnownBenchmark, 'dimensions'>, name: string): Match {
  const key = nameKey(name)
  const all = dimensions.map((row) => ({ id: row.id, title: row.name, names: [row.name, row.id] }))
  const called = dimensions.filter((row) => nameKey(row.id) === key || nameKey(row.name) === key)
  const measures = dimensions.filter((row) => row.dimension !== null && nameKey(row.dimension) === key)
  const found = called.length > 0 ? called : measures
  const match = decided(
    found.map(({ id }) => id),
    all,
    name,
  )
  // A benchmark has few dimensions: where none is alike, all of them are offered.
  return match.kind === 'unknown' && all.length > 0 ? { kind: 'doubtful', candidates: all.map(({ id, title }) => ({ id, title })) } : match
}
