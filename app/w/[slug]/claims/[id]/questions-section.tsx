import { Mail } from 'lucide-react'
import { buttonClass } from '@/components/ui/button'
import { CopyButton } from '@/components/ui/copy-button'
import { Section } from '@/components/ui/section'
import { type Letter, mailtoOf, type Question } from '@/lib/domain/evidence/questions'

type QuestionsProps = { questions: readonly Question[]; letter: Letter; to: string }

/** What the claim leaves open, ready to send. */
export function QuestionsSection({ questions, letter, to }: QuestionsProps) {
  if (questions.length === 0) return null
  const budget = questions.some(({ percent }) => percent !== null)
  return (
    <Section
      title={`Questions to ${to}`}
      meta={budget ? 'in the order that would take away most of the doubt' : 'what it leaves open'}
      actions={
        <>
          <CopyButton value={letter.body} label="Copy the text" />
          <a className={buttonClass('secondary', 'sm')} href={mailtoOf(letter)}>
            <Mail aria-hidden="true" />
            Write an e-mail
          </a>
        </>
      }
      flush
    >
      <ol>
        {questions.map(({ id, sentence, percent }, index) => (
          <li key={id} className="flex min-h-8.5 items-baseline gap-x-4 border-b py-1.5">
            <span className="w-4 shrink-0 text-right text-muted">{index + 1}</span>
            <span className="min-w-0 flex-1">{sentence}</span>
            {percent ? <span className="shrink-0 text-muted">{percent}% of the doubt</span> : null}
          </li>
        ))}
      </ol>
    </Section>
  )
}
