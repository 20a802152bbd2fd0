import type { Benchmark } from './benchmark'
import { citationsOf, tallied } from './citations'
import type { Claim } from './claim'
import type { Day } from './day'
import type { Dependency } from './dependency'
import type { Comparison } from './evidence/comparison'
import type { EvidenceIndex } from './evidence/evidence-index'
import type { Fact } from './fact'
import type { Policy } from './policy'
import type { Origin } from './provenance'
import type { Trial } from './trial'
import { type Advised, advise } from './verdict/explain'
import type { EngineInput, Goal, Previous } from './verdict/input'
import type { Week } from './week'
import { weighDependency } from './weigh-dependency'

export { pairKey } from './pair-key'

/** An offering as screens and the PDF name it. `retiresOn` is the retirement that was known on the day of the report. */
export type Named = {
  id: string
  title: string
  modelId: string
  modelTitle: string
  vendorId: string
  vendorName: string
  providerName: string | null
  origin: Origin
  retiresOn: Day | null
}

/** A stored or derived fact; `basis` says how a derived one was read off the inventory. */
export type ReportFact = Omit<Fact, 'sourceId'> & {
  side: 'challenger' | 'incumbent'
  origin: Origin
  sourceId: string | null
  basis: string | null
}

/** One dependency × challenger × goal on one day: everything the verdict rests on, the verdict, and what to do about it. */
export type Pair = {
  challenger: Named
  goal: Goal
  /** What the engine read, without policy and claims; its claims are those of `comparisons`. */
  input: Omit<EngineInput, 'policy' | 'claims'>
  comparisons: Comparison[]
  facts: ReportFact[]
  trials: (Trial & { origin: Origin })[]
} & Advised

export type DependencyReport = {
  dependency: Dependency
  origin: Origin
  owner: string | null
  incumbent: Named
  /** The day by which the incumbent must be left, when that day lies within the policy's lead time or has passed. */
  mustMoveBy: Day | null
  /** Best first; the first is the dependency's headline. */
  pairs: Pair[]
  /** Challengers that cannot be weighed, each with the reason. */
  refused: { challenger: Named; reason: string; sentence: string }[]
}

/** A claim as the report cites it. */
export type CitedClaim = Pick<
  Claim,
  'id' | 'modelId' | 'variant' | 'benchmarkId' | 'task' | 'value' | 'unit' | 'ciLow' | 'ciHigh' | 'sampleSize' | 'sampleUnit'
> &
  Pick<Claim, 'evaluatorOrg' | 'evaluatorKind' | 'publishedOn' | 'sourceId' | 'locator' | 'tier' | 'statement'> & {
    modelTitle: string
    benchmarkName: string | null
    dimensionName: string | null
  }

export type CitedSource = { id: string; title: string; url: string | null; readOn: Day | null; textSha256: string | null }

export type SignOffLine = { name: string; role: string; decision: 'agree' | 'dissent'; note: string | null; signedAt: string }

/** The weekly audit as data: what the board, the verdict pages and the PDF draw, and, once signed, the frozen content of the week. */
export type Report = {
  format: 'switchboard.week/1'
  workspace: { id: string; name: string; timeZone: string; currency: string; demo: boolean }
  week: Week
  edition: number
  asOf: Day
  policy: { policyVersion: string; sha256: string; content: Policy }
  previousSha256: string | null
  dependencies: DependencyReport[]
  claims: Record<string, CitedClaim>
  sources: Record<string, CitedSource>
  signOffs: SignOffLine[]
}

/** Everything a workspace knows, whatever its date; the report picks what was known on its day. */
export type World = {
  evidence: EvidenceIndex
  benchmarks: ReadonlyMap<string, Benchmark>
  dependencies: (Dependency & { origin: Origin; ownerName: string | null })[]
  facts: (Fact & { origin: Origin })[]
  trials: (Trial & { origin: Origin })[]
  origins: Map<string, Origin>
  sources: Map<string, CitedSource>
}

export type ReportFrame = Omit<Report, 'format' | 'dependencies' | 'claims' | 'sources' | 'signOffs'>

/** What the engine read for a pair, whole: the same input under the same policy gives the same verdict. */
export const pairInput = ({ input, comparisons }: Pick<Pair, 'input' | 'comparisons'>, policy: Policy): EngineInput => ({
  ...input,
  claims: comparisons.map((comparison) => comparison.claim),
  policy,
})

/** A frozen report as it is read today: weeks that were signed before verdicts named an action get one from their own evidence. */
export function readReport(content: string): Report {
  const report = JSON.parse(content) as Report
  for (const { pairs } of report.dependencies) {
    for (const pair of pairs) {
      if (pair.action === undefined) Object.assign(pair, advise(pairInput(pair, report.policy.content)), { verdict: pair.verdict })
    }
  }
  return report
}

/** Weighs every challenger of every dependency that existed on the day. `previous` holds the last signed levels by `pairKey`. */
export function weigh(world: World, frame: ReportFrame, previous: ReadonlyMap<string, Previous>): Report {
  const dependencies = dependenciesOn(world, frame.asOf).map((dependency) => weighDependency(world, frame, { dependency, previous }))
  return reportOf(frame, { dependencies, ...citationsOf(world, tallied(dependencies)) })
}

/** The dependencies that a report of the day is about, in its order. */
export const dependenciesOn = (world: World, asOf: Day): World['dependencies'] =>
  world.dependencies.filter((dependency) => dependency.startedOn <= asOf).sort((a, b) => (a.id < b.id ? -1 : 1))

export const reportOf = (frame: ReportFrame, content: Pick<Report, 'dependencies' | 'claims' | 'sources'>): Report => ({
  format: 'switchboard.week/1',
  ...frame,
  ...content,
  signOffs: [],
})
