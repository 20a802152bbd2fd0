import Link from 'next/link'
import { CommandButton } from '@/components/command-button'
import { Badge } from '@/components/ui/badge'
import { ExternalLink } from '@/components/ui/external-link'
import { type AnswerStanding, answerStandings, isSaid, standingLabel, valueText } from '@/lib/domain/question-answer'
import { formatDate } from '@/lib/format'
import type { QuestionReading } from '@/lib/services/question-list'
import { reopenAnswerAction } from '../actions'
import { feedsText } from '../question-catalogue'
import { type Judge, JudgeForms } from './judge-forms'

const tones = { unanswered: 'dashed', said: 'dashed', shown: 'accent', accepted: 'strong', kept: 'neutral', declined: 'neutral' } as const

type AnswerItemProps = {
  item: QuestionReading
  judge: Judge | null
  home: string
  /** The page of what was asked about. */
  about: string
  sent: boolean
}

/** One answer as what it is: a claim of the vendor, with its document, what was believed before, and what became of it. */
export function AnswerItem({ item, judge, home, about, sent }: AnswerItemProps) {
  const { question, standing, given } = item
  const open = judge && (standing === 'said' || standing === 'shown')
  return (
    <li id={question.id} className="grid scroll-mt-16 gap-x-8 gap-y-2 border-b py-3 lg:grid-cols-[minmax(0,5fr)_minmax(0,7fr)]">
      <div>
        <h3 className="text-base font-normal text-wrap">{question.question}</h3>
        <p className="mt-1 text-sm text-muted">
          {feedsText(question)} Shown by: {question.proof}.
        </p>
      </div>
      <div className="flex min-w-0 flex-col gap-1.5">
        {sent ? <StandingLine standing={standing} /> : <p className="text-muted">not sent yet</p>}
        <Claim item={item} />
        <Belief item={item} />
        <Review item={item} judge={judge} home={home} about={about} />
        {open ? <JudgeForms judge={judge} question={question} given={given} canAccept={standing === 'shown'} /> : null}
      </div>
    </li>
  )
}

function StandingLine({ standing }: { standing: AnswerStanding }) {
  return (
    <p className="flex flex-wrap items-center gap-x-2">
      <Badge tone={tones[standing]}>{standingLabel(standing)}</Badge>
      {standing === 'said' ? (
        <span className="text-sm text-muted">{answerStandings.find(({ id }) => id === standing)?.meaning}</span>
      ) : null}
    </p>
  )
}

function Claim({ item: { question, given } }: { item: QuestionReading }) {
  if (!isSaid(question, given)) return null
  const value = valueText(question, given.value)
  return (
    <div>
      <p className="sr-only">The vendor’s claim:</p>
      {value ? <p className="font-semibold">{value}</p> : null}
      {given.text ? <p className="whitespace-pre-line wrap-anywhere">{given.text}</p> : null}
      {given.documentUrl ? (
        <p className="text-sm text-muted">
          Shown in{' '}
          <ExternalLink href={given.documentUrl} showHost>
            {given.documentTitle ?? given.documentUrl}
          </ExternalLink>
          {given.documentOn ? `, ${formatDate(given.documentOn)}` : ''}
        </p>
      ) : null}
    </div>
  )
}

function Belief({ item: { belief, agreement } }: { item: QuestionReading }) {
  if (!belief) return null
  return (
    <p className="border-l-2 pl-3 text-sm text-muted">
      {agreement === 'differs' ? <Badge tone="danger">differs</Badge> : null}
      {agreement === 'compare' ? <Badge tone="dashed">compare</Badge> : null}
      {agreement === 'same' ? <Badge>as believed</Badge> : null} We believed: <span className="text-ink">{belief.text}</span>, from{' '}
      {belief.source}
      {belief.on ? `, ${formatDate(belief.on)}` : ''}
    </p>
  )
}

function Review({ item: { question, review, standing }, judge, home, about }: Omit<AnswerItemProps, 'sent'>) {
  if (review.byName === null) return null
  return (
    <div className="flex flex-wrap items-start gap-x-4 gap-y-1 text-sm">
      <p className="min-w-0 flex-1 basis-60">
        {review.note ? <span className="block wrap-anywhere">{standing === 'accepted' ? `“${review.note}”` : review.note}</span> : null}
        <span className="text-muted">
          {standingLabel(standing)} by {review.byName}
          {review.at ? ` on ${formatDate(review.at)}` : ''}.
        </span>{' '}
        {review.fact ? (
          <Link className="link" href={`${home}/inventory/offerings/${review.fact.offeringId}#facts`}>
            Fact at the gate
          </Link>
        ) : null}
        {judge && standing === 'accepted' && question.feeds && 'field' in question.feeds ? (
          <Link className="link" href={about}>
            Write it into: {question.feeds.field}
          </Link>
        ) : null}
      </p>
      {judge ? (
        <CommandButton
          action={reopenAnswerAction.bind(null, judge.slug)}
          fields={{ id: judge.questionnaireId, questionId: question.id }}
          name={`Take back the judgement: ${question.question}`}
          pendingLabel="…"
        >
          Take back
        </CommandButton>
      ) : null}
    </div>
  )
}
