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
import type { Status } from './verdict/output'
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

/** A person's word on one dependency, where it differs from their word on the week. */
export type RowDissent = { dependencyId: string; note: string }

/** What one person said under a week. `evidenceSha256` is the Merkle root of what was on their screen; null in weeks of format 1. */
export type SignOffLine = {
  name: string
  role: string
  decision: 'agree' | 'dissent'
  note: string | null
  signedAt: string
  evidenceSha256: string | null
  /** Dependencies whose verdict this person does not share, each with the reason. */
  dissents: RowDissent[]
}

/** What the team decides instead of the engine's verdict for one pair, and why; the engine's status stays beside it. */
export type OverrideLine = {
  dependencyId: string
  challengerId: string
  goal: Goal
  status: Status
  engineStatus: Status
  reason: string
  authorName: string
  at: string
}

/** The edition that a reopened week replaces. */
export type Supersedes = { edition: number; sha256: string; reason: string; reopenedBy: string }

/** SHA-256 of every part of a frozen week by its path, and the two Merkle roots over them (see `seal.ts`). */
export type Seal = {
  /** Over everything but the signatures: what a person signs. */
  evidence: string
  root: string
  leaves: Record<string, string>
}

/** The weekly audit as data: what the board, the verdict pages and the PDF draw, and, once signed, the frozen content of the week. */
export type Report = {
  /** Format 1 had no overrides, no editions and no seal; `readReport` fills them in. */
  format: 'switchboard.week/1' | 'switchboard.week/2'
  workspace: { id: string; name: string; timeZone: string; currency: string; demo: boolean }
  week: Week
  edition: number
  asOf: Day
  policy: { policyVersion: string; sha256: string; content: Policy }
  previousSha256: string | null
  supersedes: Supersedes | null
  overrides: OverrideLine[]
  dependencies: DependencyReport[]
  claims: Record<string, CitedClaim>
  sources: Record<string, CitedSource>
  signOffs: SignOffLine[]
  /** Only in a frozen week. */
  seal?: Seal
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

export type ReportFrame = Omit<Report, 'format' | 'overrides' | 'dependencies' | 'claims' | 'sources' | 'signOffs' | 'seal'>

/** What the engine read for a pair, whole: the same input under the same policy gives the same verdict. */
export const pairInput = ({ input, comparisons }: Pick<Pair, 'input' | 'comparisons'>, policy: Policy): EngineInput => ({
  ...input,
  claims: comparisons.map((comparison) => comparison.claim),
  policy,
})

/** A frozen report as it is read today: weeks of format 1 get what they lacked, verdicts without an action get one from their own evidence. */
export function readReport(content: string): Report {
  const stored = JSON.parse(content) as Report
  const signOffs = stored.signOffs.map((line) => ({ ...line, evidenceSha256: line.evidenceSha256 ?? null, dissents: line.dissents ?? [] }))
  const report = { ...stored, supersedes: stored.supersedes ?? null, overrides: stored.overrides ?? [], signOffs }
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
  format: 'switchboard.week/2',
  ...frame,
  overrides: [],
  ...content,
  signOffs: [],
})
