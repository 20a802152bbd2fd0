import { type GivenAnswer, isSaid, judgeAnswer, type UnreadAnswer } from '@/lib/domain/question-answer'
import type { VendorQuestion } from '@/lib/domain/questions'
import type { Draft, Problems } from './use-drafts'

/** What stands in the fields to begin with: what was kept, and where something could not be read, that as it was typed. */
export const draftOf = (given: GivenAnswer | undefined, unread: UnreadAnswer = {}): Draft => ({
  value: unread.value ?? given?.value ?? null,
  text: unread.text ?? given?.text ?? '',
  documentUrl: unread.documentUrl ?? given?.documentUrl ?? '',
  documentTitle: unread.documentTitle ?? given?.documentTitle ?? '',
  documentOn: unread.documentOn ?? given?.documentOn ?? '',
})

export const isBlank = (value: unknown): boolean =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)

/** Whether a draft answers its question, and with a document; what cannot be read does neither. */
export function readDraft(question: VendorQuestion, draft: Draft): { answered: boolean; shown: boolean; problems: Problems } {
  const { given, problems } = judgeAnswer(question, draft)
  const answered = isSaid(question, given)
  return { answered, shown: answered && given.documentUrl !== null, problems }
}

/** All that cannot be read, by question and field ("retention.value"), in the order of the questions. */
export function unreadable(questions: readonly VendorQuestion[], drafts: Record<string, Draft>): Record<string, string> {
  return Object.fromEntries(
    questions.flatMap((question) => {
      const draft = drafts[question.id]
      const problems = draft ? readDraft(question, draft).problems : {}
      return Object.entries(problems).map(([field, message]) => [`${question.id}.${field}`, message] as const)
    }),
  )
}

/** Problems by question, from those by question and field. */
export function byQuestion(fields: Record<string, string>): Record<string, Problems> {
  const found: Record<string, Problems> = {}
  for (const [path, message] of Object.entries(fields)) {
    const [id = '', field = ''] = path.split('.')
    found[id] = { ...found[id], [field]: message }
  }
  return found
}
