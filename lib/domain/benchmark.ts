import { z } from 'zod'
import { Day } from './day'
import { DimensionId } from './dimension'
import { Slug, SourceRef } from './provenance'
import { TaskId } from './task'

export const Metric = z.enum(['human_pairwise', 'human_rating', 'vlm_judge', 'automatic', 'unstated'])
export type Metric = z.infer<typeof Metric>
export const metricLabels: Record<Metric, string> = {
  human_pairwise: 'People compare pairs',
  human_rating: 'People rate',
  vlm_judge: 'A vision-language model judges',
  automatic: 'Computed',
  unstated: 'Not stated',
}

export const MaintainerKind = z.enum(['academic', 'vendor', 'community_arena', 'independent_lab'])

/** One column of a benchmark's table; `dimension` says which of the workspace's qualities it measures, `overall` for a total. */
export const BenchmarkDimension = z.strictObject({
  id: Slug,
  name: z.string().min(1).max(200),
  dimension: z
    .union([DimensionId, z.literal('overall')])
    .nullable()
    .default(null),
  metric: Metric,
  unit: z.string().min(1).max(60),
  higherIsBetter: z.boolean(),
  min: z.number().nullable().default(null),
  max: z.number().nullable().default(null),
})
export type BenchmarkDimension = z.infer<typeof BenchmarkDimension>

/** A named test or arena in one version. */
export const Benchmark = z
  .strictObject({
    id: Slug,
    name: z.string().trim().min(1).max(200),
    benchmarkVersion: z.string().max(60).nullable().default(null),
    tasks: z.array(TaskId).default([]),
    maintainer: z.string().min(1).max(300),
    maintainerKind: MaintainerKind,
    peerReviewed: z.boolean().nullable().default(null),
    publishedIn: z.string().max(200).nullable().default(null),
    promptCount: z.number().int().positive().max(1_000_000_000).nullable().default(null),
    promptsPublic: z.boolean().nullable().default(null),
    codePublic: z.boolean().nullable().default(null),
    saturated: z.boolean().nullable().default(null),
    caveats: z.array(z.string().max(1000)).max(20).default([]),
    sources: z.array(SourceRef).max(40).default([]),
    asOf: Day.nullable().default(null),
    dimensions: z.array(BenchmarkDimension).max(80),
  })
  .meta({ description: 'Benchmark' })
export type Benchmark = z.infer<typeof Benchmark>

/** The name people use: "VBench 1.0". A version that the name ends with anyway is not said twice. */
export const benchmarkTitle = ({ name, benchmarkVersion }: Pick<Benchmark, 'name' | 'benchmarkVersion'>): string =>
  !benchmarkVersion || name.endsWith(benchmarkVersion) ? name : `${name} ${benchmarkVersion}`
