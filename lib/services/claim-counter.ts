import 'server-only'
import { allow, type Context } from '@/lib/context'
import { toNoun } from '@/lib/db/columns'
import { benchmarkSelect, claimSelect, modelSelect } from '@/lib/db/select'
import type { Benchmark } from '@/lib/domain/benchmark'
import type { Claim } from '@/lib/domain/claim'
import { type Counter, counterEvidence } from '@/lib/domain/evidence/counter-evidence'
import { indexEvidence } from '@/lib/domain/evidence/evidence-index'
import { type Model, modelTitle } from '@/lib/domain/model'
import { dayIn } from '@/lib/domain/week'
import type { Figure } from './claim-beside'
import { policyOn } from './policies'

export type CounterLine = Pick<Counter, 'claimed' | 'found'> & {
  rival: string
  claimIds: string[]
  evaluatorOrg: string
  kind: Claim['evaluatorKind']
  explanation: string
}

/** `checked`: with how many of the rivals somebody independent compared the model as well; null when the claim compares it with none. */
export type CounterView = { checked: number | null; against: CounterLine[] }

/** So many rivals that stand nearest in the claim's table. */
const mostRivals = 8
const mostClaims = 2000

/** What people without a stake found about the same two models, where it goes against the claim. */
export async function counterOf(ctx: Context, claim: Claim, table: readonly Figure[]): Promise<CounterView> {
  allow(ctx, 'workspace:read')
  const rivalIds = rivalsOf(claim, table)
  if (rivalIds.length === 0) return { checked: null, against: [] }
  const ids = [claim.modelId, ...rivalIds]
  const asOf = dayIn(ctx.now, ctx.workspace.timeZone)
  const [claims, models, benchmarks, policy] = await Promise.all([
    ctx.db.claim.findMany({
      where: {
        archivedAt: null,
        modelId: { in: ids },
        task: claim.task,
        OR: [
          { evaluatorKind: { in: ['independent', 'peer_reviewed'] }, interestId: null },
          { evaluatorId: claim.evaluatorId, benchmarkId: claim.benchmarkId, tableId: claim.tableId },
        ],
      },
      orderBy: [{ publishedOn: 'desc' }, { id: 'asc' }],
      take: mostClaims,
      select: claimSelect,
    }),
    ctx.db.model.findMany({ where: { id: { in: ids } }, select: modelSelect }),
    ctx.db.benchmark.findMany({ select: benchmarkSelect }),
    policyOn(ctx, asOf),
  ])
  const known = models.map((row) => toNoun<Model>(row))
  const evidence = indexEvidence({
    vendors: [],
    models: known,
    offerings: [],
    benchmarks: benchmarks.map((row) => toNoun<Benchmark>(row)),
    claims: claims.map((row) => toNoun<Claim>(row)),
    facts: [],
    trials: [],
  })
  const { checked, against } = counterEvidence({ evidence, claim, rivalIds, asOf, defaults: policy.content.defaults })
  const titles = new Map(known.map((model) => [model.id, modelTitle(model)]))
  return {
    checked,
    against: against.map(({ rivalId, comparison, claimed, found }) => ({
      claimed,
      found,
      rival: titles.get(rivalId) ?? rivalId,
      claimIds: comparison.claimIds,
      evaluatorOrg: comparison.evaluatorOrg,
      kind: comparison.claim.evaluatorKind,
      explanation: comparison.explanation,
    })),
  }
}

function rivalsOf(claim: Claim, table: readonly Figure[]): string[] {
  if (claim.opponentId !== null) return [claim.opponentId]
  const distance = ({ value }: Figure): number => Math.abs((value ?? 0) - (claim.value ?? 0))
  const others = table.filter((row) => row.modelId !== claim.modelId).sort((a, b) => distance(a) - distance(b))
  return [...new Set(others.map((row) => row.modelId))].slice(0, mostRivals)
}
