import { ExternalLink } from '@/components/ui/external-link'
import { Section } from '@/components/ui/section'
import { emptyAnswer, type GivenAnswer, isSaid, valueText } from '@/lib/domain/question-answer'
import { inGroups, type VendorQuestion } from '@/lib/domain/questions'
import { formatDate } from '@/lib/format'

type SentAnswersProps = { questions: readonly VendorQuestion[]; answers: Record<string, GivenAnswer> }

/** What was sent, to read only. */
export function SentAnswers({ questions, answers }: SentAnswersProps) {
  return inGroups(questions, (question) => question).map(({ id, label, items }) => (
    <Section key={id} title={label} flush>
      <ul>
        {items.map((question) => (
          <li key={question.id} className="flex flex-col gap-1 border-b py-3">
            <p className="font-semibold">{question.question}</p>
            <Sent question={question} given={answers[question.id] ?? emptyAnswer} />
          </li>
        ))}
      </ul>
    </Section>
  ))
}

function Sent({ question, given }: { question: VendorQuestion; given: GivenAnswer }) {
  if (!isSaid(question, given)) return <p className="text-muted">passed over</p>
  const value = valueText(question, given.value)
  return (
    <>
      {value ? <p>{value}</p> : null}
      {given.text ? <p className="whitespace-pre-line wrap-anywhere">{given.text}</p> : null}
      {given.documentUrl ? (
        <p className="text-sm text-muted">
          <ExternalLink href={given.documentUrl}>{given.documentTitle ?? given.documentUrl}</ExternalLink>
          {given.documentOn ? `, ${formatDate(given.documentOn)}` : ''}
        </p>
      ) : (
        <p className="text-sm text-muted">without a document</p>
      )}
    </>
  )
}
