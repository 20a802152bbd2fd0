import { byGravity, type Contradiction, type Examined, type StoredPage } from './contradiction'
import { type FactFrame, factContradictions } from './contradiction-facts'
import { type StageEvent, stageContradiction } from './contradiction-lifecycle'
import { missingFromList, modelLists, readPages, type ServedId, trainingHints } from './contradiction-pages'
import { type MeasuredAt, settingContradiction } from './contradiction-settings'

export type ContradictionInput = FactFrame & {
  examined: readonly Examined[]
  /** Offerings that are weighed against each other, by id. */
  pairs: readonly { incumbentId: string; challengerId: string }[]
  pages: readonly StoredPage[]
  /** Every API model id that a provider serves, in use or not. */
  served: readonly ServedId[]
  measuredAt: ReadonlyMap<string, MeasuredAt>
  /** What is dated of the lives of the offerings. */
  events: readonly StageEvent[]
}

/**
 * Everything of the inventory that cannot all be true: what was promised beside what was measured, what a fact says beside the text of its source,
 * facts that disagree, and sides that were measured differently. What has to be acted on comes first. None of it changes a gate by itself.
 */
export function contradictions(input: ContradictionInput): Contradiction[] {
  const { examined, pairs, pages, served, measuredAt, events, gates, today, currency } = input
  const frame = { gates, today, currency }
  const byId = new Map(examined.map((entry) => [entry.offering.id, entry]))
  const providers = new Map(examined.flatMap(({ provider }) => (provider ? [[provider.id, provider] as const] : [])))
  const lists = modelLists([...providers.values()], { pages, served })
  const read = readPages(pages)
  const latency = gates.find(({ id }) => id === 'latency_p95')
  const found = [
    ...examined.flatMap((entry) => [
      ...factContradictions(entry, frame),
      ...trainingHints(entry, { gates, today, read }),
      ...missingFromList(entry, lists, today),
      ...stageContradiction(entry, { gates, today, events }),
    ]),
    ...pairs.flatMap(({ incumbentId, challengerId }) => {
      const [incumbent, challenger] = [byId.get(incumbentId), byId.get(challengerId)]
      return latency && incumbent && challenger
        ? settingContradiction(incumbent, challenger, { gate: latency, today, currency, measuredAt })
        : []
    }),
  ]
  return [...new Map(found.map((entry) => [entry.key, entry])).values()].sort(byGravity)
}
