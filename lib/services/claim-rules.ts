import 'server-only'
import type { Tx } from '@/lib/db/scope'
import type { Claim } from '@/lib/domain/claim'
import { impossibleIn } from '@/lib/domain/claim-possible'
import { outsideRange } from '@/lib/domain/claim-range'
import type { Day } from '@/lib/domain/day'
import { type FieldErrors, invalid } from '@/lib/errors'
import { checkReferences } from './references'

type Draft = Omit<Claim, 'id' | 'evaluatorId' | 'sourceId'> & { sourceId: string | null }

/**
 * Throws `invalid` with a message at every field that cannot be true or does not fit what the workspace holds. `before` is the claim that is
 * corrected.
 */
export async function checkClaim(tx: Tx, draft: Draft, { today, before }: { today: Day; before?: Claim }): Promise<void> {
  await checkReferences(tx, [
    { field: 'modelId', id: draft.modelId, to: 'model', archivedToo: draft.modelId === before?.modelId },
    { field: 'opponentId', id: draft.opponentId, to: 'model', archivedToo: true },
    { field: 'interestId', id: draft.interestId, to: 'vendor', archivedToo: true },
  ])
  const errors: FieldErrors = {
    ...Object.fromEntries(impossibleIn(draft, { today, before: before ?? null }).map(({ field, message }) => [field, message])),
    ...(await benchmarkErrors(tx, draft, before)),
    ...(await sourceErrors(tx, draft)),
    ...(await echoErrors(tx, draft, before)),
  }
  if (Object.keys(errors).length > 0) throw invalid('Nothing was saved. Please correct the marked fields.', errors)
}

async function benchmarkErrors(tx: Tx, { benchmarkId, dimensionId, value, unit }: Draft, before?: Claim): Promise<FieldErrors> {
  if (benchmarkId === null) return {}
  const benchmark = await tx.benchmark.findFirst({ where: { id: benchmarkId }, select: { name: true } })
  if (!benchmark) return { benchmarkId: 'This benchmark does not exist in this workspace. Choose one from the list.' }
  if (dimensionId === null) return {}
  const dimension = await tx.benchmarkDimension.findFirst({
    where: { benchmarkId, id: dimensionId },
    select: { name: true, unit: true, min: true, max: true },
  })
  if (!dimension) return { dimensionId: `${benchmark.name} has no such dimension. Choose one from the list.` }
  // A figure that stood here before is not what the edit is about.
  const wrong = value === before?.value ? null : outsideRange(dimension, { value, unit })
  return wrong === null ? {} : { value: wrong }
}

async function sourceErrors(tx: Tx, { sourceId }: Draft): Promise<FieldErrors> {
  if (sourceId === null || (await tx.source.count({ where: { id: sourceId } })) > 0) return {}
  return { sourceId: 'This source does not exist in this workspace. Choose one from the list.' }
}

/** How many echoes of echoes are followed. */
const deepest = 50

async function echoErrors(tx: Tx, { repeatsId }: Draft, before?: Claim): Promise<FieldErrors> {
  for (let id = repeatsId, step = 0; id !== null && step < deepest; step++) {
    if (id === before?.id)
      return { repeatsId: 'This claim is itself repeated by the one you chose. One of the two has to be the original.' }
    const next: { repeatsId: string | null } | null = await tx.claim.findFirst({ where: { id }, select: { repeatsId: true } })
    if (!next && step === 0) return { repeatsId: 'There is no claim with this id in this workspace. Copy the id from its page.' }
    id = next?.repeatsId ?? null
  }
  return {}
}
