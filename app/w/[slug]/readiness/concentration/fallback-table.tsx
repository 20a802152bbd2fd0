import { Badge } from '@/components/ui/badge'
import { RowHead, RowLink, Table, Td, Th, Tr } from '@/components/ui/table'
import type { Carried } from '@/lib/domain/concentration'
import type { Day } from '@/lib/domain/day'
import { byBestFallback } from '@/lib/domain/fallback-state'
import { sharedBy } from '@/lib/domain/hangs-on'
import { FallbackMarks } from './fallback-marks'

type FallbackTableProps = { carried: readonly Carried[]; home: string; today: Day }

/** Every dependency with what it could run on instead, and when that was last tried; what needs a look comes first. */
export function FallbackTable({ carried, home, today }: FallbackTableProps) {
  return (
    <Table label="Fallbacks" minWidth="48rem" folds>
      <thead className="max-sm:sr-only">
        <tr>
          <Th fixed="narrow">Dependency</Th>
          <Th>Runs on</Th>
          <Th>Fallback and last rehearsal</Th>
        </tr>
      </thead>
      <tbody>
        {byBestFallback(carried, today).map((dependency) => (
          <Tr key={dependency.id} data-row>
            <RowHead className="align-top">
              <RowLink href={`${home}/readiness/concentration/${dependency.id}`}>{dependency.name}</RowLink>
              <span className="block text-sm text-muted sm:hidden">
                {dependency.incumbent.title}
                <Fallbacks of={dependency} today={today} />
              </span>
            </RowHead>
            <Td className="align-top text-muted max-sm:hidden">{dependency.incumbent.title}</Td>
            <Td className="align-top max-sm:hidden">
              <Fallbacks of={dependency} today={today} />
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  )
}

function Fallbacks({ of: { incumbent, fallbacks }, today }: { of: Carried; today: Day }) {
  if (fallbacks.length === 0)
    return (
      <span className="block">
        <Badge tone="dashed">No fallback</Badge>
      </span>
    )
  return (
    <>
      {fallbacks.map((fallback) => (
        <span key={fallback.offeringId} className="block py-0.5">
          {fallback.title} <FallbackMarks {...fallback} today={today} breaks={sharedBy(incumbent, fallback)} />
        </span>
      ))}
    </>
  )
}
