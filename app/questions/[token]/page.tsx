import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { PageHeader } from '@/components/ui/page-header'
import { formatDate, plural } from '@/lib/format'
import { problem } from '@/lib/http/problem'
import { type OpenQuestionnaire, openQuestionnaire } from '@/lib/services/question-access'
import { TooManyGuesses } from '@/lib/services/share-access'
import { visitorAddress } from '../../share/[token]/visitor'
import { AnswerSheet } from './answer-sheet'
import { QuestionsFrame } from './questions-frame'
import { SentAnswers } from './sent-answers'

type Params = { params: Promise<{ token: string }> }

/** The questionnaire of a token, or null for every token that opens none, whatever the reason. */
const find = cache(async (token: string) => {
  try {
    return await openQuestionnaire(token, { address: visitorAddress(await headers()) })
  } catch (error) {
    if (error instanceof TooManyGuesses || problem(error).code === 'not_found') return null
    throw error
  }
})

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const found = await find((await params).token)
  return {
    title: found ? `Questions from ${found.workspaceName}` : 'No questions here',
    referrer: 'no-referrer',
    robots: { index: false, follow: false },
  }
}

export default async function QuestionsPage({ params }: Params) {
  const { token } = await params
  const found = await find(token)
  if (!found) notFound()
  return (
    <QuestionsFrame>
      <article className="flex flex-col gap-6">
        <Introduction found={found} />
        {found.submittedAt ? (
          <SentAnswers questions={found.questions} answers={found.answers} />
        ) : (
          <AnswerSheet token={token} questions={found.questions} beliefs={found.beliefs} answers={found.answers} unread={found.unread} />
        )}
      </article>
    </QuestionsFrame>
  )
}

function Introduction({ found }: { found: OpenQuestionnaire }) {
  const { workspaceName, vendorName, offering, recipient, message, questions, expiresAt, submittedAt, submittedByName } = found
  const about = offering ?? vendorName
  if (submittedAt) {
    return (
      <div className="flex flex-col gap-2">
        <PageHeader title="Your answers were sent" />
        <p className="text-muted">
          {submittedByName} sent these answers about {about} to {workspaceName} on {formatDate(submittedAt)}. They can be read here
          {expiresAt ? ` until ${formatDate(expiresAt)}` : ''}, and no longer changed.
        </p>
      </div>
    )
  }
  return (
    <div className="flex flex-col gap-2">
      <PageHeader title={`${workspaceName} asks about ${about}`} />
      {message ? <p className="border-l-2 pl-3 whitespace-pre-line wrap-anywhere">{message}</p> : null}
      <p className="text-muted">
        {recipient ? `For ${recipient}. ` : ''}
        {plural(questions.length, 'question')}, in any order, without an account. What you enter is kept here as you go, so you can close
        the page and come back{expiresAt ? ` until ${formatDate(expiresAt)}` : ''}; {workspaceName} reads it once you send it. You may pass
        over questions.
      </p>
      <p className="text-muted">
        <strong className="font-semibold text-ink">An answer counts when a document shows it.</strong> A link to your page, terms or report
        with its title and date is enough.
      </p>
    </div>
  )
}
