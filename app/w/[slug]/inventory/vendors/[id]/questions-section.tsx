import { Plus } from 'lucide-react'
import Link from 'next/link'
import { ButtonLink } from '@/components/ui/button'
import { Section } from '@/components/ui/section'
import { gateLabel } from '@/lib/domain/gate'
import { standingLabel } from '@/lib/domain/question-answer'
import { feedsGate, inGroups } from '@/lib/domain/questions'
import { plural } from '@/lib/format'
import type { OpenBecause, OpenQuestion, VendorQuestions } from '@/lib/services/question-open'
import { QuestionnaireTable } from '../../../readiness/questions/questionnaire-table'

type QuestionsSectionProps = { home: string; vendorId: string; questions: VendorQuestions; zone: string; writes: boolean }

const reasons = { 'never asked': 'never asked', waiting: 'waiting for an answer' } as const

const reasonOf = (because: OpenBecause): string =>
  because === 'never asked' || because === 'waiting' ? reasons[because] : standingLabel(because).toLowerCase()

/** What was asked of a vendor, and what nobody has shown yet. */
export function QuestionsSection({ home, vendorId, questions: { lines, open, settled }, zone, writes }: QuestionsSectionProps) {
  const base = `${home}/readiness/questions`
  const settledBy = (by: 'answer' | 'fact') => settled.filter((entry) => entry.by === by).length
  const counts = [
    { count: open.length, word: 'open' },
    { count: settledBy('answer'), word: 'accepted' },
    { count: settledBy('fact'), word: 'answered by facts' },
  ]
  return (
    <Section
      id="questions"
      title="Open questions"
      meta={counts
        .filter(({ count }) => count > 0)
        .map(({ count, word }) => `${count} ${word}`)
        .join(', ')}
      actions={
        writes ? (
          <ButtonLink size="sm" href={`${base}/new?vendor=${encodeURIComponent(vendorId)}`} icon={<Plus aria-hidden="true" />}>
            Ask this vendor
          </ButtonLink>
        ) : null
      }
      flush
    >
      {lines.length > 0 ? <QuestionnaireTable lines={lines} base={base} zone={zone} /> : null}
      {open.length > 0 ? (
        <OpenList open={open} base={base} />
      ) : (
        <p className="py-3 text-muted">Every question is answered with a document.</p>
      )}
    </Section>
  )
}

function OpenList({ open, base }: { open: readonly OpenQuestion[]; base: string }) {
  return inGroups(open, ({ question }) => question).map(({ id, label, items }) => (
    <details key={id} className="border-b py-1.5">
      <summary className="min-h-6 cursor-pointer">
        {label} <span className="text-muted">{plural(items.length, 'open question')}</span>
      </summary>
      <ul className="flex flex-col gap-1.5 py-1.5 pl-4">
        {items.map(({ question, because, questionnaireId }) => {
          const gate = feedsGate(question)
          return (
            <li key={question.id}>
              {questionnaireId ? (
                <Link className="link" href={`${base}/${questionnaireId}#${question.id}`}>
                  {question.question}
                </Link>
              ) : (
                question.question
              )}{' '}
              <span className="text-sm text-muted">
                {reasonOf(because)}
                {gate ? `, gate ${gateLabel(gate)}` : ''}
              </span>
            </li>
          )
        })}
      </ul>
    </details>
  ))
}
