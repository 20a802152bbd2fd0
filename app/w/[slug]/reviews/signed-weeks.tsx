import { RowHead, RowLink, Table, Td, Th, Tr } from '@/components/ui/table'
import { Time } from '@/components/ui/time'
import { ReconstructedMark } from '@/components/verdict/reconstructed-mark'
import { firstDay, lastDay } from '@/lib/domain/week'
import { formatDaySpan, formatWeekShort } from '@/lib/format'
import type { ReviewLine } from '@/lib/services/reviews'

/** The signed weeks of a year, newest first, each with its signature, its hash and its files. */
export function SignedWeeks({ lines, base, zone }: { lines: readonly ReviewLine[]; base: string; zone: string }) {
  return (
    <Table label="Signed weeks" minWidth="44rem">
      <thead>
        <tr>
          <Th fixed="narrow">Week</Th>
          <Th>Days</Th>
          <Th>Signed by</Th>
          <Th>Signed</Th>
          <Th>SHA-256</Th>
          <Th>Files</Th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <Tr key={line.week} data-row>
            <RowHead>
              <RowLink href={`${base}/${line.week}`}>{formatWeekShort(line.week)}</RowLink>
            </RowHead>
            <Td className="whitespace-nowrap">{formatDaySpan(firstDay(line.week), lastDay(line.week))}</Td>
            <Td>{line.signedBy.join(', ')}</Td>
            <Td>
              <span className="inline-flex flex-wrap items-center gap-x-2">
                <Time value={line.signedAt} withTime zone={zone} />
                {line.reconstructed ? <ReconstructedMark /> : null}
              </span>
            </Td>
            <Td className="font-mono text-sm text-muted">{line.sha256 ? `${line.sha256.slice(0, 12)}…` : '—'}</Td>
            <Td>
              <span className="relative z-2 inline-flex gap-3">
                <a className="link" href={`${base}/${line.week}/pdf`} aria-label={`PDF of ${line.week}`}>
                  PDF
                </a>
                <a className="link" href={`${base}/${line.week}/json`} aria-label={`JSON of ${line.week}`}>
                  JSON
                </a>
              </span>
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  )
}
