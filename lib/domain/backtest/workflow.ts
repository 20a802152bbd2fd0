import { type DimensionId, dimensions } from '@/lib/domain/dimension'
import { wantsAudio } from '@/lib/domain/evidence/stated-settings'
import { defaultPolicy } from '@/lib/domain/policy'
import type { TaskId } from '@/lib/domain/task'
import type { EngineClaim, EngineInput, EngineModel } from '@/lib/domain/verdict/input'

/** The weights of a workflow without a taste of its own: every dimension counts alike, sound only where the task has sound. */
export function evenWeights(task: TaskId): Partial<Record<DimensionId, number>> {
  const weighed = dimensions.filter(({ id }) => id !== 'preference' && (id !== 'audio' || wantsAudio(task) === true))
  return Object.fromEntries(weighed.map(({ id }) => [id, 1]))
}

export interface QualityCase {
  task: TaskId
  challenger: EngineModel
  incumbent: EngineModel
  claims: readonly EngineClaim[]
  asOf: string
}

/**
 * A question of quality alone, under the default policy: no trial, no readiness fact and no money were collected on the day, so those gates
 * stay unknown and the engine cannot call a switch justified.
 */
export function qualityInput({ task, challenger, incumbent, claims, asOf }: QualityCase): EngineInput {
  const dependency = { id: 'back-test', task, dimensionWeights: evenWeights(task) as Record<string, number> }
  const unknown = { trials: [], facts: [], econ: {}, previous: null }
  return { dependency, challenger, incumbent, claims, asOf, goal: 'capability', policy: defaultPolicy, ...unknown }
}
