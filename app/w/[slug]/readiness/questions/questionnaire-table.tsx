import { NotPublished } from '@/components/ui/data-list'
import { RowHead, RowLink, Table, Td, Th, Tr } from '@/components/ui/table'
import { Time } from '@/components/ui/time'
import { DemoMark } from '@/components/verdict/demo-mark'
import { formatDate } from '@/lib/format'
import type { QuestionnaireLine } from '@/lib/services/question-list'
import { StateMark } from './state-mark'

type QuestionnaireTableProps = { lines: readonly QuestionnaireLine[]; base: string; zone: string }

/** Who was asked what, and how many of the answers count. */
export function QuestionnaireTable({ lines, base, zone }: QuestionnaireTableProps) {
  return (
    <Table label="Questionnaires" minWidth="72rem">
      <thead>
        <tr>
          <Th fixed="narrow">Vendor</Th>
          <Th>About</Th>
          <Th>State</Th>
          <Th>Asked</Th>
          <Th numeric>Questions</Th>
          <Th numeric>Accepted</Th>
          <Th numeric>To review</Th>
          <Th numeric>No document</Th>
          <Th numeric>Noted as claim</Th>
          <Th numeric>Declined</Th>
          <Th numeric>Unanswered</Th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <Tr key={line.id}>
            <RowHead>
              <RowLink href={`${base}/${line.id}`}>{line.vendor.name}</RowLink> {line.origin === 'demo' ? <DemoMark /> : null}
            </RowHead>
            <Td>{line.offering?.title ?? <span className="text-muted">the vendor as a whole</span>}</Td>
            <Td>
              <StateMark state={line.state} />
              <Until line={line} zone={zone} />
            </Td>
            <Td>
              <Time value={line.askedAt} zone={zone} /> <span className="text-muted">by {line.askedBy}</span>
            </Td>
            <Td numeric>{line.asked}</Td>
            <Count line={line} count={line.counts.accepted} />
            <Count line={line} count={line.counts.shown} />
            <Count line={line} count={line.counts.said} />
            <Count line={line} count={line.counts.kept} />
            <Count line={line} count={line.counts.declined} />
            <Count line={line} count={line.counts.unanswered} />
          </Tr>
        ))}
      </tbody>
    </Table>
  )
}

function Count({ line, count }: { line: QuestionnaireLine; count: number }) {
  return <Td numeric>{line.submittedAt === null ? <NotPublished /> : count}</Td>
}

function Until({ line: { state, expiresAt, submittedAt }, zone }: { line: QuestionnaireLine; zone: string }) {
  const text =
    state === 'waiting'
      ? expiresAt && `until ${formatDate(expiresAt, zone)}`
      : state === 'answered'
        ? submittedAt && formatDate(submittedAt, zone)
        : null
  return text ? <span className="block text-sm text-muted">{text}</span> : null
}
