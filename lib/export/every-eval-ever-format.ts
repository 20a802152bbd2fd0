import { z } from 'zod'

// The rules of an Every Eval Ever document (eval.schema.json 0.2.2 of github.com/evaleval/every_eval_ever) for the fields that are written
// here. They are stricter than the original in one way: a field that is not written is not allowed, so a misspelt one is found.

const Texts = z.record(z.string(), z.string())
export type Texts = z.infer<typeof Texts>

const dataset = { dataset_name: z.string() }

// The original takes a metric without a type for one of named levels, and asks a continuous one for both of its bounds.
const MetricConfig = z.strictObject({
  metric_id: z.string(),
  metric_name: z.string(),
  metric_unit: z.string().optional(),
  lower_is_better: z.boolean(),
  score_type: z.literal('continuous'),
  min_score: z.number(),
  max_score: z.number(),
  additional_details: Texts,
})

const EvaluationResult = z.strictObject({
  evaluation_result_id: z.string(),
  evaluation_name: z.string(),
  source_data: z.union([
    z.strictObject({ ...dataset, source_type: z.literal('url'), url: z.array(z.string()).min(1) }),
    z.strictObject({ ...dataset, source_type: z.literal('other') }),
  ]),
  evaluation_timestamp: z.string().optional(),
  metric_config: MetricConfig,
  score_details: z.strictObject({
    score: z.number(),
    details: Texts,
    uncertainty: z
      .strictObject({
        confidence_interval: z.strictObject({ lower: z.number(), upper: z.number() }).optional(),
        num_samples: z.int().optional(),
      })
      .optional(),
  }),
})
export type EvaluationResult = z.infer<typeof EvaluationResult>

/** One document: the results of one model on one benchmark, by one evaluator, as read in one source. */
export const EveryEvalEver = z.strictObject({
  schema_version: z.string(),
  evaluation_id: z.string(),
  retrieved_timestamp: z.string().regex(/^\d+$/),
  source_metadata: z.strictObject({
    source_name: z.string().optional(),
    source_type: z.enum(['documentation', 'evaluation_run']),
    source_organization_name: z.string(),
    evaluator_relationship: z.enum(['first_party', 'third_party', 'collaborative', 'other']),
    additional_details: Texts,
  }),
  eval_library: z.strictObject({ name: z.string(), version: z.string() }),
  model_info: z.strictObject({ name: z.string(), id: z.string(), developer: z.string().optional(), additional_details: Texts }),
  evaluation_results: z.array(EvaluationResult),
})
export type EveryEvalEver = z.infer<typeof EveryEvalEver>
