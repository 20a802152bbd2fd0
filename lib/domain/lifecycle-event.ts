import { z } from 'zod'
import { Day } from './day'
import { Slug } from './provenance'

/** The stages of an offering's life, in their only order. */
export const lifecycleStages = [
  { id: 'preview', label: 'Preview', meaning: 'Offered to be tried out: it may change or end at short notice.' },
  { id: 'ga', label: 'Generally available', meaning: 'Offered for production.' },
  { id: 'deprecated', label: 'Deprecated', meaning: 'It still answers, but its end is announced or the vendor advises against it.' },
  { id: 'retired', label: 'Retired', meaning: 'It no longer answers.' },
] as const
export const LifecycleStage = z.enum(['preview', 'ga', 'deprecated', 'retired'])
export type LifecycleStage = z.infer<typeof LifecycleStage>

export const stageLabel = (stage: LifecycleStage): string => lifecycleStages.find(({ id }) => id === stage)?.label ?? stage

/** Where a stage stands in the order of the stages, from 0. */
export const stageRank = (stage: LifecycleStage): number => LifecycleStage.options.indexOf(stage)

/** The day on which an offering came to a stage of its life, or will. `knownOn` is the day on which that could first be read. */
export const LifecycleEvent = z
  .strictObject({
    id: Slug,
    offeringId: Slug,
    stage: LifecycleStage,
    happensOn: Day,
    knownOn: Day,
    note: z.string().trim().max(1000).nullable().default(null),
    sourceId: Slug.nullable().default(null),
  })
  .meta({ description: 'Lifecycle event' })
export type LifecycleEvent = z.infer<typeof LifecycleEvent>
