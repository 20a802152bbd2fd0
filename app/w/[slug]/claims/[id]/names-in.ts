import { benchmarkTitle } from '@/lib/domain/benchmark'
import type { ClaimView } from '@/lib/services/claim-view'

/** What the ids in a claim’s fields are called, as far as its page knows. */
export function namesIn({ model, opponent, interest, benchmark, source }: ClaimView): Record<string, string> {
  const pairs = [
    [model.id, model.title],
    [model.vendor.id, model.vendor.name],
    [source.id, source.title],
    ...(opponent ? [[opponent.id, opponent.title]] : []),
    ...(interest ? [[interest.id, interest.name]] : []),
    ...(benchmark ? [[benchmark.id, benchmarkTitle(benchmark)], ...benchmark.dimensions.map(({ id, name }) => [id, name])] : []),
  ]
  return Object.fromEntries(pairs)
}
