import { z } from 'zod'
import { Slug } from './provenance'
import { vendorQuestions } from './questions'

/** For how many days a link works unless its maker says otherwise, and at most. */
export const usualAnswerDays = 30
export const mostAnswerDays = 365

const questionId = z.enum(vendorQuestions.map(({ id }) => id) as [string, ...string[]], {
  error: 'There is no such question. Choose from the list.',
})
const once = (ids: string[]) => new Set(ids).size === ids.length

/** What is asked of whoever makes a questionnaire. `shown`: the questions beside which the vendor sees what the team believes. */
export const NewQuestionnaire = z
  .strictObject({
    vendorId: Slug,
    offeringId: Slug.nullable().default(null),
    recipient: z.string().trim().max(200, 'Use at most 200 characters.').nullable().default(null),
    message: z.string().trim().max(2000, 'Use at most 2,000 characters.').nullable().default(null),
    questions: z.array(questionId).min(1, 'Choose at least one question.').refine(once, 'A question can be asked once.'),
    shown: z.array(questionId).default([]),
    expiresInDays: z
      .number({ error: 'Say for how many days the link works.' })
      .int('Use whole days.')
      .min(1, 'A link works for at least a day.')
      .max(mostAnswerDays, 'A link works for at most a year. Make a new one then.')
      .default(usualAnswerDays),
  })
  .meta({ description: 'Questionnaire' })
export type NewQuestionnaire = z.infer<typeof NewQuestionnaire>

export type QuestionnaireState = 'waiting' | 'answered' | 'expired' | 'revoked'
type Ends = { submittedAt: Date | null; revokedAt: Date | null; expiresAt: Date | null }

/** Where a questionnaire stands at an instant. Answers that were sent stay, whatever becomes of the link. */
export function questionnaireState({ submittedAt, revokedAt, expiresAt }: Ends, now: Date): QuestionnaireState {
  if (submittedAt) return 'answered'
  if (revokedAt) return 'revoked'
  return expiresAt && expiresAt <= now ? 'expired' : 'waiting'
}

/** Whether the link still opens something: the form while it waits, what was sent afterwards. */
export const linkWorks = ({ revokedAt, expiresAt }: Omit<Ends, 'submittedAt'>, now: Date): boolean =>
  revokedAt === null && (expiresAt === null || expiresAt > now)

export const stateWords: Record<QuestionnaireState, string> = {
  waiting: 'Waiting for answers',
  answered: 'Answered',
  expired: 'Link expired',
  revoked: 'Link taken back',
}
