'use server'

import { NewQuestionnaire } from '@/lib/domain/questionnaire'
import { env } from '@/lib/env'
import { action } from '@/lib/http/action'
import {
  Acceptance,
  AnswerRef,
  acceptAnswer,
  Declining,
  declineAnswer,
  Keeping,
  keepAnswer,
  reopenAnswer,
} from '@/lib/services/question-review'
import {
  createQuestionnaire,
  QuestionnaireRef,
  Renewal,
  renewQuestionnaire,
  restoreQuestionnaire,
  revokeQuestionnaire,
} from '@/lib/services/questionnaires'

const addressOf = (token: string) => `${env().NEXTAUTH_URL}/questions/${token}`

export const createQuestionnaireAction = action(NewQuestionnaire, createQuestionnaire, {
  message: 'Questionnaire made.',
  value: ({ id, token, vendorName }) => ({ id, vendorName, address: addressOf(token) }),
})
export const renewQuestionnaireAction = action(Renewal, renewQuestionnaire, {
  message: 'New link made. The old one no longer works.',
  value: ({ id, token }) => ({ id, vendorName: null, address: addressOf(token) }),
})
export const revokeQuestionnaireAction = action(QuestionnaireRef, revokeQuestionnaire, {
  message: 'Link taken back.',
  value: ({ id }) => ({ id }),
})
export const restoreQuestionnaireAction = action(QuestionnaireRef, restoreQuestionnaire, { message: 'The link works again.' })

const judged =
  (word: string) =>
  ({ factId }: { factId: string | null }) =>
    factId ? `${word}, as a fact.` : `${word}.`
export const acceptAnswerAction = action(Acceptance, acceptAnswer, { message: judged('Accepted') })
export const keepAnswerAction = action(Keeping, keepAnswer, { message: judged('Noted as vendor’s claim') })
export const declineAnswerAction = action(Declining, declineAnswer, { message: 'Declined.' })
export const reopenAnswerAction = action(AnswerRef, reopenAnswer, { message: 'Taken back. A fact that was made of it is put away.' })
