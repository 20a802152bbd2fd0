import 'server-only'
import { allow, type Context } from '@/lib/context'
import { benchmarkTitle } from '@/lib/domain/benchmark'
import { closestName } from '@/lib/domain/closest-name'
import { modelTitle } from '@/lib/domain/model'

const mostEvaluators = 500

/** For a search that found nothing: the model, vendor, benchmark or evaluator that was probably meant; null when none is near. */
export async function suggestSearch(ctx: Context, typed: string): Promise<string | null> {
  allow(ctx, 'workspace:read')
  if (typed.trim() === '' || typed.length > 60) return null
  const [models, vendors, benchmarks, evaluators] = await Promise.all([
    ctx.db.model.findMany({ where: { archivedAt: null }, select: { name: true, modelVersion: true, aliases: true } }),
    ctx.db.vendor.findMany({ where: { archivedAt: null }, select: { name: true } }),
    ctx.db.benchmark.findMany({ select: { name: true, benchmarkVersion: true } }),
    ctx.db.claim.findMany({ distinct: ['evaluatorOrg'], take: mostEvaluators, select: { evaluatorOrg: true } }),
  ])
  const named = [
    ...models.flatMap((model) => [model.name, modelTitle(model), ...model.aliases]),
    ...vendors.map(({ name }) => name),
    ...benchmarks.flatMap((benchmark) => [benchmark.name, benchmarkTitle(benchmark)]),
    ...evaluators.map(({ evaluatorOrg }) => evaluatorOrg),
  ]
  return closestName(typed, [...new Set(named)])
}
