import { ExternalLink } from '@/components/ui/external-link'
import { RowHead, Table, Td, Th, Tr } from '@/components/ui/table'
import { Time } from '@/components/ui/time'
import { concerns } from '@/lib/domain/status-page'
import { formatDuration } from '@/lib/format'
import type { StatusIncident } from '@/lib/services/status-views'
import { ImpactMark } from '../impact-mark'

type IncidentTableProps = { incidents: readonly StatusIncident[]; chosen: readonly string[]; zone: string; now: Date }

/** Every incident that the vendor admitted, the newest first. */
export function IncidentTable({ incidents, chosen, zone, now }: IncidentTableProps) {
  return (
    <Table label="Incidents" minWidth="56rem">
      <thead>
        <tr>
          <Th fixed="narrow">Incident</Th>
          <Th>Impact</Th>
          <Th>Began</Th>
          <Th>Ended</Th>
          <Th numeric>Lasted</Th>
          <Th>Components</Th>
        </tr>
      </thead>
      <tbody>
        {incidents.map((incident) => (
          <Tr key={incident.id} className={concerns(incident, chosen) ? undefined : 'text-muted'}>
            <RowHead className="font-normal">
              <span className="block max-w-44 wrap-anywhere sm:max-w-80">
                {incident.url ? (
                  <ExternalLink href={incident.url}>{incident.name || incident.id}</ExternalLink>
                ) : (
                  incident.name || incident.id
                )}
              </span>
              <span className="block text-sm text-muted">
                {incident.state}
                {concerns(incident, chosen) ? '' : ' · does not concern us'}
              </span>
            </RowHead>
            <Td>
              <ImpactMark impact={incident.impact} />
            </Td>
            <Td>
              <Time value={incident.startedAt} withTime zone={zone} />
              {incident.startSeen ? <Seen>first seen; the page gives no start</Seen> : null}
            </Td>
            <Td>
              {incident.resolvedAt ? (
                <Time value={incident.resolvedAt} withTime zone={zone} />
              ) : (
                <span className="font-semibold">still open</span>
              )}
              {incident.endSeen ? <Seen>seen no more; the page gives no end</Seen> : null}
            </Td>
            <Td numeric>{formatDuration(((incident.resolvedAt ?? now).getTime() - incident.startedAt.getTime()) / 1000)}</Td>
            <Td className="max-w-64 text-muted">{incident.components.length > 0 ? incident.components.join(', ') : 'not said'}</Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  )
}

const Seen = ({ children }: { children: string }) => <span className="block text-sm text-muted">{children}</span>
