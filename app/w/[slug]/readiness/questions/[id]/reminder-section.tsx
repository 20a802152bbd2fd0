import { CopyButton } from '@/components/ui/copy-button'
import { Section } from '@/components/ui/section'
import { reminderText } from '@/lib/domain/question-letter'
import { dayIn } from '@/lib/domain/week'
import type { QuestionnaireReading } from '@/lib/services/question-list'

type ReminderSectionProps = { reading: QuestionnaireReading; workspaceName: string; senderName: string; zone: string }

/** A reminder to copy: what has no answer, and what was said without a document. */
export function ReminderSection({ reading, workspaceName, senderName, zone }: ReminderSectionProps) {
  const questionsIn = (standing: string) =>
    reading.items.filter((item) => item.standing === standing).map(({ question }) => question.question)
  const [open, said] = [questionsIn('unanswered'), questionsIn('said')]
  if (open.length + said.length === 0) return null
  const text = reminderText({
    ...{ workspaceName, senderName, open, said },
    vendorName: reading.vendor.name,
    offering: reading.offering?.title ?? null,
    recipient: reading.recipient,
    askedOn: dayIn(reading.askedAt, zone),
    expiresOn: reading.linkWorks && reading.expiresAt ? dayIn(reading.expiresAt, zone) : null,
    submittedOn: reading.submittedAt && dayIn(reading.submittedAt, zone),
  })
  return (
    <Section title="Reminder" meta="to copy into a mail" actions={<CopyButton value={text} label="Copy the text" />}>
      <pre className="max-w-4xl font-sans whitespace-pre-wrap text-muted">{text}</pre>
    </Section>
  )
}
