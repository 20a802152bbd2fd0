import Link from 'next/link'
import { Section } from '@/components/ui/section'
import { RowHead, Table, Td, Th, Tr } from '@/components/ui/table'
import { formatNumber, formatPercent } from '@/lib/format'
import type { MeasuredBeside as Measured } from '@/lib/services/status-contradictions'

/** What the team's own jobs show beside the vendor's word; nothing where no jobs were logged. */
export function MeasuredBeside({ home, measured, told }: { home: string; measured: readonly Measured[]; told: number | null }) {
  if (measured.length === 0) return null
  return (
    <Section id="measured" title="Beside our own jobs" meta="as measured at the availability gate" flush>
      <Table label="Availability as our own jobs show it">
        <thead>
          <tr>
            <Th fixed="narrow">Offering</Th>
            <Th>Setting</Th>
            <Th numeric unit="h">
              Hours with jobs
            </Th>
            <Th numeric>Measured availability</Th>
            <Th>Against the page</Th>
          </tr>
        </thead>
        <tbody>
          {measured.map(({ offeringId, title, setting, hours, estimate, gap }) => (
            <Tr key={offeringId}>
              <RowHead>
                <Link href={`${home}/inventory/offerings/${offeringId}`} className="link">
                  {title}
                </Link>
              </RowHead>
              <Td>{setting}</Td>
              <Td numeric>{formatNumber(hours)}</Td>
              <Td numeric>{formatPercent(estimate, 2)}</Td>
              <Td className={gap ? 'max-w-80' : 'max-w-80 text-muted'}>{againstText({ estimate, gap }, told)}</Td>
            </Tr>
          ))}
        </tbody>
      </Table>
    </Section>
  )
}

/** What the jobs say about the page's word; `told` is the availability that the page admits, null where it is not known. */
function againstText({ estimate, gap }: Pick<Measured, 'estimate' | 'gap'>, told: number | null): string {
  if (gap) return `The page admits ${formatPercent(gap.told, 2)}. Our own jobs found it available less often, by more than chance explains.`
  if (told === null) return 'The page has not been read for long enough to compare it with our jobs.'
  if (estimate >= told) return `The page admits ${formatPercent(told, 2)}, and our own jobs found it available no less often.`
  return `The page admits ${formatPercent(told, 2)}. Our own jobs found it available less often, but by so little that it can be chance.`
}
