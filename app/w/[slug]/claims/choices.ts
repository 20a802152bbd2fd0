import type { Context } from '@/lib/context'
import { evaluatorKinds } from '@/lib/domain/claim'
import { tasks } from '@/lib/domain/task'
import { listBenchmarkChoices } from '@/lib/services/benchmarks'
import { claimFacets } from '@/lib/services/claim-facets'
import { listModelChoices } from '@/lib/services/models'
import { listSourceChoices } from '@/lib/services/sources'
import { listVendorChoices } from '@/lib/services/vendors'
import { grouped } from '../inventory/labels'
import type { ClaimChoices } from './claim-form'

/** Everything a claim can refer to. */
export async function claimChoices(ctx: Context): Promise<ClaimChoices> {
  const [models, vendors, benchmarks, sources, { facets }] = await Promise.all([
    listModelChoices(ctx),
    listVendorChoices(ctx),
    listBenchmarkChoices(ctx),
    listSourceChoices(ctx),
    claimFacets(ctx),
  ])
  return {
    models: grouped(
      models,
      (model) => model.vendor,
      (model) => model.title,
    ),
    vendors: vendors.map(({ id, name }) => ({ value: id, label: name })),
    tasks: tasks.map(({ id, label }) => ({ value: id, label })),
    kinds: evaluatorKinds.map(({ id, label }) => ({ value: id, label })),
    benchmarks,
    sources,
    evaluators: [...new Set(facets.evaluator.map((option) => option.label))],
  }
}
