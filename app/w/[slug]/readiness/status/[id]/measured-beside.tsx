import Link from 'next/link'
import { Section } from '@/components/ui/section'
import { RowHead, Table, Td, Th, Tr } from '@/components/ui/table'
import { formatNumber, formatPercent } from '@/lib/format'
import type { MeasuredBeside as Measured } from '@/lib/services/status-contradictions'

/** What the team's own jobs show beside the vendor's word; nothing where no jobs were logged. */
export function MeasuredBeside({ home, measured }: { home: string; measured: readonly Measured[] }) {
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
              <Td className={gap ? '' : 'text-muted'}>
                {gap ? `the page tells of ${formatPercent(gap.told, 2)}, which these jobs contradict` : 'no more than these jobs allow'}
              </Td>
            </Tr>
          ))}
        </tbody>
      </Table>
    </Section>
  )
}
