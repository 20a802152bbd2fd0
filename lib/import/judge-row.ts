import { Claim } from '@/lib/domain/claim'
import { impossibleIn } from '@/lib/domain/claim-possible'
import { outsideRange } from '@/lib/domain/claim-range'
import type { RowProblem } from './claim-cells'
import { type ClaimColumn, columnLabel } from './claim-columns'
import { columnOfField, type GivenClaim, type ReadClaim, type ReadRow } from './claim-rows'
import { type JudgeState, naturalKey, otherSource, sha256, sourceFor, withEvaluator } from './judge-state'
import { inColumns, missingIn, withTask, withUnit } from './missing'
import type { FieldChange, KnownClaim, PlannedRow } from './plan'
import { problem } from './problem'
import type { ImportRow } from './table'

const blank = {
  ...{ variant: null, benchmarkId: null, dimensionId: null, statement: null, value: null, unit: null, ciLow: null, ciHigh: null },
  ...{ sampleSize: null, sampleUnit: null, opponentId: null, wins: null, losses: null, ties: null, interestId: null },
  ...{ settingsDisclosed: null, settings: null, tableId: null, rank: null, tableSize: null, evaluatedOn: null, locator: null },
  ...{ repeatsId: null, readAs: null, derived: false, unverified: false, retracted: false, note: null },
  ...{ evaluatorKind: 'unknown', tier: 'relay' },
} as const

type Given = GivenClaim & { evaluatorId?: string }

/** What becomes of one row: the claim of its id, else the claim with the same natural key, else a new one. */
export function judgeRow(state: JudgeState, read: ReadRow): PlannedRow {
  if (read.kind === 'left') return { kind: 'left', row: read.row }
  const own = read.id === null ? undefined : state.byId.get(read.id)
  if (read.kind === 'refused') return refused(read, [...read.problems, ...(own ? [] : alsoMissing(state, read))])
  if (own) return against(state, read, withEvaluator(state, read.given), own)
  const given = withEvaluator(state, withTask(state, read.given))
  const missing = missingIn(state, given, read.source)
  if (missing.length > 0 || read.source === null) return refused(read, [...missing, ...alsoWrong(state, given, missing)])
  const draft = { ...blank, ...given } as Omit<Claim, 'id' | 'sourceId'>
  const key = naturalKey(draft, read.source)
  const fitting = state.byKey.get(key) ?? []
  const [stored, ...others] = fitting
  if (stored && others.length > 0) return oneOf(state, read, given, fitting)
  if (stored) return against(state, read, given, stored)
  const ids = { id: read.id ?? claimIdFor(draft, key), sourceId: sourceFor(state, read.source, draft.publishedOn) }
  const claim = { ...draft, ...withUnit(state, given), ...ids } as Claim
  return checked(state, read, claim, null) ?? once(state, read, { kind: 'new', row: read.row, claim }, claim)
}

const refused = (read: { row: ImportRow }, problems: RowProblem[]): PlannedRow => ({ kind: 'refused', row: read.row, problems })

const longestId = 120

/** The id that a new claim gets from what it is about, so that the same row has the same id whenever it is read. */
function claimIdFor(claim: Pick<Claim, 'modelId' | 'benchmarkId' | 'dimensionId' | 'publishedOn'>, key: string): string {
  const mark = sha256(key).slice(0, 12)
  const about = [claim.modelId, claim.benchmarkId, claim.dimensionId, claim.publishedOn].filter(Boolean).join('--')
  const room = longestId - mark.length - 2
  return `${about.length <= room ? about : about.slice(0, room).replace(/[-_.]+$/, '')}--${mark}`
}

const together: Partial<Record<ClaimColumn, ClaimColumn>> = { model_id: 'model', source_url: 'source_title', benchmark_id: 'benchmark' }
const columnOf = ({ column }: RowProblem) => column && (together[column] ?? column)

/** What else a row lacks of which some cells could not be read, so that it is corrected once and not twice. */
function alsoMissing(state: JudgeState, { given, source, problems }: Extract<ReadRow, { kind: 'refused' }>): RowProblem[] {
  const named = new Set(problems.map(columnOf))
  return missingIn(state, withTask(state, given), source).filter((lack) => !named.has(columnOf(lack)))
}

/** What else is wrong with a row that lacks something: it is judged as if all that were there. */
function alsoWrong(state: JudgeState, given: Given, missing: readonly RowProblem[]): RowProblem[] {
  const id = 'not-given'
  const standIns = {
    id,
    modelId: id,
    evaluatorId: id,
    sourceId: id,
    task: 't2v',
    evaluatorOrg: id,
    publishedOn: given.evaluatedOn ?? state.today,
  }
  const named = new Set(missing.map(columnOf))
  const claim = { ...blank, ...standIns, ...given, ...withUnit(state, given) } as Claim
  return problemsOf(state, claim, null).filter((wrong) => !named.has(columnOf(wrong)))
}

function oneOf(state: JudgeState, read: ReadClaim, given: Given, fitting: readonly KnownClaim[]): PlannedRow {
  const equal = fitting.find((claim) => changesOf(claim, given, []).length === 0)
  if (equal) return against(state, read, given, equal)
  const ids = fitting.slice(0, 3).map(({ id }) => id)
  const reason = `${fitting.length} claims of this workspace fit this row: ${ids.join(', ')}.`
  return refused(read, [problem(null, reason, 'Add a column “id” with the id of the one you mean.')])
}

function against(state: JudgeState, read: ReadClaim, given: Given, stored: KnownClaim): PlannedRow {
  const byItsId = read.id === stored.id
  if (read.id !== null && !byItsId) state.fileIds.set(read.id, stored.id)
  const { version, origin, archived, ...before } = stored
  const source = read.source === null ? null : otherSource(state, read.source, before)
  const changes = changesOf(before, source === null ? given : { ...given, sourceId: source }, byItsId ? read.cleared : [])
  if (changes.length === 0) return once(state, read, { kind: 'same', row: read.row, id: stored.id }, before)
  if (archived) {
    const reason = `The claim ${stored.id} is archived, and the file says something else than it did.`
    return refused(read, [problem(null, reason, 'Restore it on its page first, or leave the row out.')])
  }
  const claim = { ...before, ...Object.fromEntries(changes.map((change) => [change.field, change.new])) } as Claim
  const corrected = version > 1 || origin === 'team'
  const row: PlannedRow = { kind: 'changed', row: read.row, claim, before, version, corrected, changes }
  return checked(state, read, claim, before) ?? once(state, read, row, claim)
}

const correct = 'Correct the cell and import the row again.'

/** The rules of a claim, the same that its form is held to. */
function problemsOf(state: JudgeState, claim: Claim, before: Claim | null): RowProblem[] {
  const { error } = Claim.safeParse(claim)
  const problems = (error?.issues ?? []).map((issue) =>
    problem(String(issue.path[0] ?? ''), issue.message, issue.path[0] === 'unit' && claim.unit === null ? inColumns : correct),
  )
  const model = state.models.get(claim.modelId)
  if (model?.archived && claim.modelId !== before?.modelId) {
    const reason = `${model.name} ${model.modelVersion} is archived in this workspace.`
    problems.push(problem('modelId', reason, 'Restore the model first, or leave the row out.'))
  }
  const range = state.ranges.get(`${claim.benchmarkId} ${claim.dimensionId}`)
  const wrong = range && claim.value !== before?.value ? outsideRange(range, claim) : null
  if (wrong) problems.push(problem('value', wrong, correct))
  for (const { field, message } of error ? [] : impossibleIn(claim, { today: state.today, before }))
    problems.push(problem(field, message, correct))
  return problems
}

function checked(state: JudgeState, read: ReadClaim, claim: Claim, before: Claim | null): PlannedRow | null {
  const problems = problemsOf(state, claim, before)
  if (problems.length > 0) return refused(read, problems)
  noteDimension(state, read, claim)
  return null
}

const lowerIsBetter = /\b(?:fvd|fid|kid|lpips|error|loss|latency|rank|cost|price|time|wer|distance|mse|mae)\b/i

/** A benchmark that this import makes gets the dimensions that its rows name. */
function noteDimension(state: JudgeState, read: ReadClaim, { benchmarkId, dimensionId, unit }: Claim): void {
  if (benchmarkId === null || dimensionId === null || !state.isMadeBenchmark(benchmarkId)) return
  const key = `${benchmarkId} ${dimensionId}`
  if (state.madeDimensions.has(key)) return
  const name = read.dimension.slice(0, 200) || dimensionId
  state.madeDimensions.set(key, {
    benchmarkId,
    id: dimensionId,
    name,
    unit: unit ?? 'not stated',
    higherIsBetter: !lowerIsBetter.test(name),
  })
}

/** A second row about the same claim is the same where it says the same, and refused where it contradicts the first. */
function once(state: JudgeState, read: ReadClaim, row: PlannedRow, claim: Claim): PlannedRow {
  const first = state.inFile.get(claim.id)
  if (!first) {
    state.inFile.set(claim.id, { place: read.row.place, claim })
    return row
  }
  const differ = (Object.keys(claim) as (keyof Claim)[]).filter((field) => claim[field] !== first.claim[field])
  if (differ.length === 0) return { kind: 'same', row: read.row, id: claim.id }
  const fields = differ.map((field) => (columnOfField[field] ? columnLabel(columnOfField[field]) : field)).join(', ')
  const reason = `${first.place} says something else about the same result: ${fields}.`
  return refused(read, [
    problem(differ[0] ?? null, reason, 'Keep one of the two rows, or tell them apart by variant, task, dimension or table.'),
  ])
}

function changesOf(before: Claim, given: Partial<Claim>, cleared: readonly string[]): FieldChange[] {
  const changes: FieldChange[] = []
  for (const [name, value] of Object.entries(given)) {
    const field = name as keyof Claim
    if (value !== before[field]) changes.push({ field, old: before[field], new: value })
  }
  for (const name of cleared) {
    const field = name as keyof Claim
    if (before[field] !== null && !(field in given)) changes.push({ field, old: before[field], new: null })
  }
  return changes
}
