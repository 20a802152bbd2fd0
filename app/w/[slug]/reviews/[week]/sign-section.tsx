import { Section } from '@/components/ui/section'
import { RowHead, Table, Td, Th, Tr } from '@/components/ui/table'
import { Time } from '@/components/ui/time'
import type { SignOffLine } from '@/lib/domain/report'
import { formatWeekShort } from '@/lib/format'
import type { Review } from '@/lib/services/review'
import { SignForm } from './sign-form'

/** Who signed; or, while nobody did, the form for those who may and the names of those who may for the others. */
export function SignSection({ review, slug }: { review: Review; slug: string }) {
  const { report, state, sha256 } = review.view
  if (state === 'signed') {
    return (
      <Section id="signatures" title="Signatures" flush>
        <Signatures lines={report.signOffs} zone={report.workspace.timeZone} />
      </Section>
    )
  }
  if (report.dependencies.length === 0) {
    return (
      <Section id="signatures" title="Signature">
        <p className="text-muted">There is nothing to sign: this week has no dependency. Add one in the inventory first.</p>
      </Section>
    )
  }
  return (
    <Section id="signatures" title={`Sign ${formatWeekShort(report.week)}`}>
      <p className="max-w-3xl pb-3">
        Signing freezes this week with everything it rests on; it can never be changed. Claims, facts and trials that come later count from
        the next week on.
      </p>
      {review.awaitsSignature ? (
        <SignForm slug={slug} week={report.week} evidenceSha256={sha256} />
      ) : (
        <p className="max-w-3xl text-muted">
          Your role does not sign weeks. {review.signers.length > 0 ? `${review.signers.join(', ')} may sign this one.` : ''} Ask one of
          them, or ask an owner for the role of approver.
        </p>
      )}
    </Section>
  )
}

function Signatures({ lines, zone }: { lines: readonly SignOffLine[]; zone: string }) {
  return (
    <Table label="Signatures" minWidth="36rem">
      <thead>
        <tr>
          <Th fixed="narrow">Name</Th>
          <Th>Role</Th>
          <Th>Decision</Th>
          <Th>Time ({zone})</Th>
          <Th className="w-[40%]">Remark</Th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <Tr key={`${line.name} ${line.signedAt}`}>
            <RowHead className="font-semibold">{line.name}</RowHead>
            <Td>{line.role}</Td>
            <Td>{line.decision === 'agree' ? 'agrees' : 'dissents'}</Td>
            <Td>
              <Time value={line.signedAt} withTime zone={zone} />
            </Td>
            <Td className="text-muted">{line.note ?? 'none'}</Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  )
}
