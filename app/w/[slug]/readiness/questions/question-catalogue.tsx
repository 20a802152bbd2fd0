import { Section } from '@/components/ui/section'
import { gateLabel } from '@/lib/domain/gate'
import { inGroups, type VendorQuestion, vendorQuestions } from '@/lib/domain/questions'

/** All questions with why they are asked, what they feed and what would show the answer. */
export function QuestionCatalogue() {
  return (
    <Section title="The questions" meta={`${vendorQuestions.length}, and what each of them is for`}>
      <div className="flex flex-col gap-1">
        {inGroups(vendorQuestions, (question) => question).map(({ id, label, items }) => (
          <details key={id} className="border-b py-1.5">
            <summary className="min-h-6 cursor-pointer">
              {label} <span className="text-muted">({items.length})</span>
            </summary>
            <ul className="flex flex-col gap-3 py-2 pl-4">
              {items.map((question) => (
                <li key={question.id} className="max-w-4xl">
                  <p>{question.question}</p>
                  <p className="text-sm text-muted">{question.why}</p>
                  <p className="text-sm text-muted">
                    Shown by: {question.proof}. {feedsText(question)}
                  </p>
                </li>
              ))}
            </ul>
          </details>
        ))}
      </div>
    </Section>
  )
}

/** What becomes of an accepted answer. */
export function feedsText({ feeds }: VendorQuestion): string {
  if (feeds === null) return 'Kept here with its document.'
  return 'gate' in feeds ? `Feeds the gate ${gateLabel(feeds.gate)}.` : `Goes into: ${feeds.field}.`
}
