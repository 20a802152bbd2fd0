import type { TaskId } from '@/lib/domain/task'
import type { RowProblem } from './claim-cells'
import { columnLabel } from './claim-columns'
import type { GivenClaim, GivenSource } from './claim-rows'
import type { JudgeState } from './judge-state'
import { problem } from './problem'

export const inColumns = 'Fill the cell, or say it once for all rows in the step “Columns”.'

const benchmarkOf = (state: JudgeState, { benchmarkId }: GivenClaim) => (benchmarkId ? state.benchmarks.get(benchmarkId) : undefined)

/** Where a row names no task, that of its benchmark, if the benchmark has exactly one. */
export function withTask(state: JudgeState, given: GivenClaim): GivenClaim {
  if (given.task) return given
  const [task, ...others] = benchmarkOf(state, given)?.tasks ?? []
  return task && others.length === 0 ? { ...given, task: task as TaskId } : given
}

/** Where a row has a value without a unit, the unit of its dimension, or the one that all dimensions of its benchmark share. */
export function withUnit(state: JudgeState, given: GivenClaim): Pick<GivenClaim, 'unit'> {
  if (given.unit || given.value === undefined) return {}
  const { dimensionId } = given
  const dimensions = benchmarkOf(state, given)?.dimensions.filter(({ id }) => !dimensionId || id === dimensionId) ?? []
  const [unit, ...others] = new Set(dimensions.map((dimension) => dimension.unit))
  return unit && others.length === 0 ? { unit } : {}
}

/** What a row says too little for: each lack at its column, with what to do. */
export function missingIn(state: JudgeState, given: GivenClaim, source: GivenSource | null): RowProblem[] {
  const tasks = benchmarkOf(state, given)?.tasks ?? []
  const needed = [
    ['modelId', 'The model is missing.'],
    ['task', tasks.length > 1 ? `The task is missing, and the benchmark has several: ${tasks.join(', ')}.` : 'The task is missing.'],
    ['evaluatorOrg', 'It is not said who ran the test.'],
    ['publishedOn', 'The day of publication is missing.'],
  ] as const
  const lacks = needed.filter(([field]) => !given[field]).map(([field, reason]) => problem(field, reason, inColumns))
  if (source !== null) return lacks
  const heading = columnLabel('source_title')
  return [...lacks, { column: 'source_title', heading, reason: 'It is not said where this was read.', fix: inColumns }]
}
