import type { ActionLine } from '@/lib/domain/action-line'

/** An open action that Ada took on in week 47 of 2026 and owns. */
export const anAction = (over: Partial<ActionLine> = {}): ActionLine => ({
  ...{ id: 'a', title: 'Measure latency', code: null, state: 'open', dependency: null, challengerId: null, claim: null },
  ...{ owner: { id: 'ada', name: 'Ada', left: false }, createdById: 'ada', createdBy: 'Ada', dueOn: null, takenOn: '2026-11-18' },
  ...{ week: '2026-W47', reason: null, settled: false, closedOn: null, closedBy: null, version: 1 },
  ...over,
})
