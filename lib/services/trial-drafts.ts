import 'server-only'
import { z } from 'zod'
import { allow, type Context } from '@/lib/context'
import { readPromptList } from '@/lib/domain/prompt-list'
import { TrialPlan } from '@/lib/domain/trial-plan'
import { invalid } from '@/lib/errors'
import { changeTrial, createTrial, getTrial, TrialRef } from './trial-plans'

const { prompts: _, ...plan } = TrialPlan.shape

/** A plan as a form sends it: the prompts as one pasted text. */
export const TrialDraft = z.strictObject({ ...plan, promptList: z.string().max(5_000_000) })
export const TrialDraftChange = TrialDraft.extend(TrialRef.shape)

const unsaved = 'Nothing was saved. Please correct the marked fields.'

function promptsOf(promptList: string) {
  const { prompts, problem } = readPromptList(promptList)
  if (problem) throw invalid(unsaved, { promptList: problem })
  return prompts
}

/** What is said of one prompt lands at the field that holds them all, with its place in the list. */
async function atTheList<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof z.ZodError) {
      const issue = error.issues.find(({ path }) => path[0] === 'prompts')
      if (issue) {
        const place = typeof issue.path[1] === 'number' ? `Prompt ${issue.path[1] + 1}: ` : ''
        throw invalid(unsaved, { promptList: `${place}${issue.message}` })
      }
    }
    throw error
  }
}

/** Keeps a plan from a form as a draft. */
export async function draftTrial(ctx: Context, input: z.input<typeof TrialDraft>): Promise<{ id: string }> {
  allow(ctx, 'trial:run')
  const { promptList, ...rest } = TrialDraft.parse(input)
  const prompts = promptsOf(promptList)
  return atTheList(() => createTrial(ctx, { ...rest, prompts }))
}

/** Replaces a draft from a form. A prompt whose text stays keeps its reference image. */
export async function redraftTrial(ctx: Context, input: z.input<typeof TrialDraftChange>): Promise<{ id: string }> {
  allow(ctx, 'trial:run')
  const { promptList, ...rest } = TrialDraftChange.parse(input)
  const known = new Map((await getTrial(ctx, rest.id)).prompts.map(({ id, text }) => [text, id]))
  const prompts = promptsOf(promptList).map((prompt) => ({ ...prompt, id: known.get(prompt.text) ?? null }))
  return atTheList(() => changeTrial(ctx, { ...rest, prompts }))
}
