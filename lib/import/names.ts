import { slugify } from '@/lib/domain/strings'
import { type Answer, type Answers, usedId } from './answers'
import type { Known } from './known'
import { type BenchmarkName, type Candidate, type Match, type ModelName, nameKey, nameMatcher } from './match-names'

/** One name that only a person can settle, and on how many rows it stands. */
export type Question = {
  key: string
  kind: 'model' | 'benchmark' | 'dimension'
  /** As the file writes it, with vendor and version. */
  asked: string
  /** What is offered for a new one. */
  name: string
  version: string
  vendor: string
  rows: number
  candidates: Candidate[]
  answer: Answer | null
}

/** `asked` waits for an answer; `left` was answered with "leave these rows out". */
export type Resolved = { kind: 'id'; id: string } | { kind: 'left' } | { kind: 'asked' } | { kind: 'none' }

export type MadeVendor = { id: string; name: string }
export type MadeModel = { id: string; vendorId: string; name: string; modelVersion: string }
export type MadeBenchmark = {
  id: string
  name: string
  benchmarkVersion: string | null
  maintainer: string
  maintainerKind: Answer['maintainerKind']
}

export type Names = {
  vendor: (name: string) => string | null
  model: (name: ModelName) => Resolved
  benchmark: (name: BenchmarkName) => Resolved
  dimension: (benchmarkId: string, name: string) => Resolved
  questions: () => Question[]
  /** Vendors, models and benchmarks that answers ask to make, by id. */
  made: { vendors: Map<string, MadeVendor>; models: Map<string, MadeModel>; benchmarks: Map<string, MadeBenchmark> }
}

function freshId(name: string, what: string, taken: (id: string) => boolean): string {
  const slug = slugify(name, what)
  let id = slug
  for (let number = 2; taken(id); number++) id = `${slug}-${number}`
  return id
}

const none: Resolved = { kind: 'none' }
/** Settles the names of a file, each spelling once: by what the workspace knows, then by what a person answered. */
export function resolveNames(known: Known, answers: Answers): Names {
  const matcher = nameMatcher(known)
  const questions = new Map<string, Question>()
  const made: Names['made'] = { vendors: new Map(), models: new Map(), benchmarks: new Map() }
  const benchmarks = new Map(known.benchmarks.map((row) => [row.id, row]))
  const ids = (rows: readonly { id: string }[]) => new Set(rows.map(({ id }) => id))
  const takenVendors = ids(known.vendors)
  const takenModels = ids(known.models)
  const takenBenchmarks = ids(known.benchmarks)

  const vendorFor = (name: string): string => {
    const there = matcher.vendor(name) ?? [...made.vendors.values()].find((row) => nameKey(row.name) === nameKey(name))?.id
    if (there) return there
    const id = freshId(name, 'vendor', (taken) => takenVendors.has(taken) || made.vendors.has(taken))
    made.vendors.set(id, { id, name })
    return id
  }
  const makeModel = (answer: Answer): Resolved => {
    const name = answer.name
    const title = [name, answer.version].filter(Boolean).join(' ')
    const again = [...made.models.values()].find((row) => nameKey(`${row.name} ${row.modelVersion}`) === nameKey(title))
    if (again) return { kind: 'id', id: again.id }
    const vendorId = vendorFor(answer.vendor)
    const id = freshId(title, 'model', (taken) => takenModels.has(taken) || made.models.has(taken))
    made.models.set(id, { id, vendorId, name, modelVersion: answer.version })
    return { kind: 'id', id }
  }
  const makeBenchmark = (answer: Answer): Resolved => {
    const id = freshId(`${answer.name} ${answer.version}`, 'benchmark', (taken) => takenBenchmarks.has(taken) || made.benchmarks.has(taken))
    const { name, version, maintainer, maintainerKind } = answer
    made.benchmarks.set(id, { id, name, benchmarkVersion: version || null, maintainer, maintainerKind })
    return { kind: 'id', id }
  }

  const exists = (kind: Question['kind'], id: string, within: string | null) => {
    if (kind === 'model') return takenModels.has(id)
    if (kind === 'benchmark') return takenBenchmarks.has(id)
    return benchmarks.get(within ?? '')?.dimensions.some((row) => row.id === id) ?? false
  }

  const settle = (question: Omit<Question, 'answer' | 'rows' | 'candidates'>, match: Match, within: string | null): Resolved => {
    if (match.kind === 'exact') return { kind: 'id', id: match.id }
    const answer = answers.get(question.key) ?? null
    questions.set(question.key, { ...question, rows: 0, candidates: match.candidates, answer })
    if (answer === null || answer.choice === '') return { kind: 'asked' }
    if (answer.choice === 'leave') return { kind: 'left' }
    const used = usedId(answer)
    if (used !== null) return exists(question.kind, used, within) ? { kind: 'id', id: used } : { kind: 'asked' }
    if (question.kind === 'model') return answer.name && answer.vendor ? makeModel(answer) : { kind: 'asked' }
    if (question.kind === 'benchmark') return answer.name && answer.maintainer ? makeBenchmark(answer) : { kind: 'asked' }
    return { kind: 'asked' }
  }

  const settled = new Map<string, Resolved>()
  const once = (key: string, work: () => Resolved): Resolved => {
    const before = settled.get(key)
    const now = before ?? work()
    if (!before) settled.set(key, now)
    const question = questions.get(key)
    if (question) question.rows += 1
    return now
  }

  return {
    vendor: matcher.vendor,
    model(name) {
      if (name.model === '' && name.id === '') return none
      const key = JSON.stringify(['model', name.vendor, name.model, name.version, name.id])
      return once(key, () => {
        const asked = [name.vendor, name.model || name.id, name.version].filter(Boolean).join(' ')
        const offered = { name: name.model || name.id, version: name.version, vendor: name.vendor }
        return settle({ key, kind: 'model', asked, ...offered }, matcher.model(name), null)
      })
    },
    benchmark(name) {
      if (name.benchmark === '' && name.id === '') return none
      const key = JSON.stringify(['benchmark', name.benchmark, name.version, name.id])
      return once(key, () => {
        const asked = [name.benchmark || name.id, name.version].filter(Boolean).join(' ')
        const offered = { name: name.benchmark || name.id, version: name.version, vendor: '' }
        return settle({ key, kind: 'benchmark', asked, ...offered }, matcher.benchmark(name), null)
      })
    },
    dimension(benchmarkId, name) {
      if (name === '') return none
      const key = JSON.stringify(['dimension', benchmarkId, name])
      return once(key, () => {
        const benchmark = benchmarks.get(benchmarkId)
        // A benchmark that is made here gets the dimensions that the file names.
        if (!benchmark)
          return {
            kind: 'id',
            id: slugify(
              name,
              `dimension-${[...name]
                .map((sign) => sign.codePointAt(0)?.toString(36))
                .join('')
                .slice(0, 20)}`,
            ),
          }
        const asked = `${name} (${benchmark.name})`
        return settle({ key, kind: 'dimension', asked, name, version: '', vendor: '' }, matcher.dimension(benchmark, name), benchmarkId)
      })
    },
    questions: () => [...questions.values()],
    made,
  }
}
