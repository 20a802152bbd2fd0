import { z } from 'zod'
import { Day } from '@/lib/domain/day'
import { parseEngineInput } from '@/lib/domain/verdict/parse'
import { explainIssue, type Problem, pathText } from '@/lib/domain/verdict/problem'
import { AskedHeadline, Headline } from './headline'
import { type Background, headlineOutcome, headlineQuestion } from './headline-questions'
import type { Outcome, Question } from './question'

export type ReadRow = { ok: true; question: Question | null; outcome: Outcome } | { ok: false; problems: Problem[] }

const text = z.string().trim().min(1).max(200)

/** One row of a back-test: an input of the engine as of a past day, and how it turned out. */
export const GivenRow = z.strictObject({
  id: text,
  cluster: text.nullish(),
  input: z.unknown(),
  outcome: z.union([z.literal(1), z.literal(0), z.null()], { error: 'must be 1 (worth it), 0 (not worth it) or null (cannot be told)' }),
  why: z.string().trim().min(1).max(1000).nullish(),
  resolvedOn: Day.nullish(),
})

/** Checks one row of engine input and outcome; every problem with its path. The input is parsed without the outcome. */
export function readGivenRow(value: unknown): ReadRow {
  const row = GivenRow.safeParse(value, { error: explainIssue })
  const parsed = parseEngineInput(typeof value === 'object' && value !== null && 'input' in value ? value.input : undefined)
  const problems = [
    ...problemsIn(row.error),
    ...(parsed.ok ? [] : parsed.problems.map(({ path, message }) => ({ path: path ? `input.${path}` : 'input', message }))),
  ]
  if (!row.success || !parsed.ok) return { ok: false, problems }
  const { id, cluster, outcome: y, why, resolvedOn } = row.data
  const { input } = parsed
  if (resolvedOn && resolvedOn <= input.asOf)
    return { ok: false, problems: [{ path: 'resolvedOn', message: `must be later than input.asOf, which is ${input.asOf}` }] }
  const [challenger, incumbent] = [input.challenger.id, input.incumbent.id]
  const pair = [challenger, incumbent].sort().join(' ')
  return {
    ok: true,
    question: { id, cluster: cluster ?? pair, challenger, incumbent, input },
    outcome: { id, y, why: why ?? null, resolvedOn: resolvedOn ?? null },
  }
}

/** Checks one headline; the question is made of the fields that could be read on its day and of nothing else. */
export function readHeadline(value: unknown, background: Background): ReadRow {
  const headline = Headline.safeParse(value, { error: explainIssue })
  if (!headline.success) return { ok: false, problems: problemsIn(headline.error) }
  return { ok: true, question: headlineQuestion(background, AskedHeadline.parse(headline.data)), outcome: headlineOutcome(headline.data) }
}

function problemsIn(error: z.ZodError | undefined): Problem[] {
  return (error?.issues ?? []).map(({ path, message }) => ({ path: pathText(path), message }))
}
