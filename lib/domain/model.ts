import { z } from 'zod'
import { Day } from './day'
import { provenance, Slug } from './provenance'
import { TaskId } from './task'

export const lifecycleStatuses = [
  { id: 'preview', label: 'Preview' },
  { id: 'available', label: 'Available' },
  { id: 'legacy', label: 'Legacy' },
  { id: 'announced', label: 'Retirement announced' },
  { id: 'partly_retired', label: 'Partly retired' },
  { id: 'retired', label: 'Retired' },
  { id: 'disputed', label: 'Disputed' },
] as const
export const LifecycleStatus = z.enum(['preview', 'available', 'legacy', 'announced', 'partly_retired', 'retired', 'disputed'])
export type LifecycleStatus = z.infer<typeof LifecycleStatus>

/** When and how a model or an offering ends. `retirementKnownOn` is the day on which the date could be read. */
export const lifecycle = {
  lifecycleStatus: LifecycleStatus.nullable().default(null),
  lifecycleNote: z.string().max(1000).nullable().default(null),
  retiresOn: Day.nullable().default(null),
  retirementKnownOn: Day.nullable().default(null),
  replacementModelId: Slug.nullable().default(null),
}

export const CommercialUse = z.enum(['yes', 'restricted', 'no', 'unknown'])
export const Access = z.enum(['api', 'app_only', 'open_weights'])
export const accessLabels = { api: 'API', app_only: 'App only', open_weights: 'Open weights' } as const

/** One version of one model. */
export const Model = z
  .strictObject({
    id: Slug,
    vendorId: Slug,
    name: z.string().trim().min(1, 'Give the model a name.').max(200),
    modelVersion: z.string().trim().max(100),
    group: z.string().trim().min(1, 'Name the version group, such as veo-3.1.').max(120),
    releasedOn: Day.nullable().default(null),
    tasks: z.array(TaskId).default([]),
    access: z.array(Access).default([]),
    licence: z.string().max(300).nullable().default(null),
    commercialUse: CommercialUse.default('unknown'),
    maxResolution: z.string().max(60).nullable().default(null),
    maxDurationSeconds: z.number().positive().max(86_400).nullable().default(null),
    fps: z.number().positive().max(1000).nullable().default(null),
    nativeAudio: z.boolean().nullable().default(null),
    minVramGb: z.number().positive().max(10_000).nullable().default(null),
    apiModelIds: z.array(z.string().min(1).max(200)).max(60).default([]),
    aliases: z.array(z.string().min(1).max(200)).max(60).default([]),
    ...lifecycle,
    ...provenance,
  })
  .meta({ description: 'Model' })
export type Model = z.infer<typeof Model>

/** The name people use: "Veo 3.1", "Sora 2 Pro". */
export const modelTitle = (model: Pick<Model, 'name' | 'modelVersion'>): string =>
  [model.name, model.modelVersion].filter(Boolean).join(' ')
