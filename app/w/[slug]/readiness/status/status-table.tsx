import { CommandButton } from '@/components/command-button'
import { Badge } from '@/components/ui/badge'
import { RowHead, RowLink, Table, Td, Th, Tr } from '@/components/ui/table'
import { Time } from '@/components/ui/time'
import { DemoMark } from '@/components/verdict/demo-mark'
import { impactLabel } from '@/lib/domain/status-parts'
import { formatNumber, hostOf, notPublished } from '@/lib/format'
import type { StatusLine } from '@/lib/services/status-views'
import { readStatusNowAction } from './actions'
import { ImpactMark } from './impact-mark'
import { admitted, shareText, windowText } from './status-words'

type StatusTableProps = { slug: string; base: string; zone: string; lines: readonly StatusLine[]; writes: boolean }

/** Vendor by vendor: what its page says now, since when, and what its own word of the last 90 days comes to. */
export function StatusTable({ slug, base, zone, lines, writes }: StatusTableProps) {
  return (
    <Table label="Status pages" minWidth="62rem">
      <thead>
        <tr>
          <Th fixed="narrow">Vendor</Th>
          <Th>Says now</Th>
          <Th>Since</Th>
          <Th numeric>Incidents in 90 days</Th>
          <Th numeric>{admitted}</Th>
          <Th>Last read</Th>
          {writes ? (
            <Th>
              <span className="sr-only">Read it</span>
            </Th>
          ) : null}
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <Row key={line.vendorId} {...{ slug, base, zone, line, writes }} />
        ))}
      </tbody>
    </Table>
  )
}

function Row({ slug, base, zone, line, writes }: Omit<StatusTableProps, 'lines'> & { line: StatusLine }) {
  const { vendorId, vendorName, observed, readAt, since } = line
  return (
    <Tr>
      <RowHead>
        <RowLink href={`${base}/${vendorId}`}>{vendorName}</RowLink> {line.origin === 'demo' ? <DemoMark /> : null}
        <span className="block text-sm font-normal text-muted">{hostOf(line.url)}</span>
      </RowHead>
      <Td>
        <SaysNow line={line} />
      </Td>
      <Td>
        <Time value={since} withTime zone={zone} />
      </Td>
      <Td numeric>{observed ? formatNumber(observed.incidents) : notPublished}</Td>
      <Td numeric>
        {shareText(observed)}
        {observed ? <span className="block text-sm whitespace-nowrap text-muted">{windowText(observed, zone)}</span> : null}
      </Td>
      <Td>
        <Time value={readAt} withTime zone={zone} />
        {line.failure && line.failingSince ? (
          <span className="block max-w-80 text-sm text-danger">
            fails since <Time value={line.failingSince} withTime zone={zone} />: {line.failure}
          </span>
        ) : null}
      </Td>
      {writes ? (
        <Td className="relative z-2 text-right whitespace-nowrap">
          <CommandButton
            action={readStatusNowAction.bind(null, slug)}
            fields={{ vendorId }}
            name={`Read the status page of ${vendorName} now`}
            pendingLabel="Reading…"
          >
            Read now
          </CommandButton>
        </Td>
      ) : null}
    </Tr>
  )
}

/** What a page says; what it said long ago is no word about now. */
export function SaysNow({
  line: { indicator, active, stale, open },
}: {
  line: Pick<StatusLine, 'indicator' | 'active' | 'stale' | 'open'>
}) {
  const marks = (
    <>
      {active ? null : <Badge tone="dashed">reading paused</Badge>} {stale && active ? <Badge tone="dashed">stale</Badge> : null}
    </>
  )
  if (indicator === null) return <span className="text-muted">nothing yet {marks}</span>
  return (
    <>
      <ImpactMark impact={indicator} label={active && !stale ? undefined : `Last said: ${impactLabel(indicator).toLowerCase()}`} /> {marks}
      {open.map(({ id, name }) => (
        <span key={id} className="block max-w-72 text-sm wrap-anywhere text-muted">
          {name}
        </span>
      ))}
    </>
  )
}
