import { Badge } from '@/components/ui/badge'
import { ExternalLink } from '@/components/ui/external-link'
import { lawsOf } from '@/lib/domain/gate-laws'
import { formatDate } from '@/lib/format'

/** The laws that give a gate its weight, with their dates, where these were read and when. No date is advice. */
export function GateLaws({ gate }: { gate: string }) {
  const laws = lawsOf(gate)
  if (laws.length === 0) return null
  return (
    <details className="mt-3 max-w-4xl text-sm">
      <summary className="cursor-pointer text-muted">
        {laws.length === 1 ? 'One law' : `${laws.length} laws`} that may make it matter, to be confirmed with counsel
      </summary>
      <ul className="mt-1.5">
        {laws.map(({ id, name, where, asks, dates, sources, readOn }) => (
          <li key={id} className="border-t py-2">
            <p>
              <span className="font-semibold">{where}</span>: {name}
            </p>
            <p className="text-muted">{asks}</p>
            <ul className="mt-1 flex flex-col gap-1">
              {dates.map(({ on, what }) => (
                <li key={`${on} ${what}`} className="flex flex-wrap items-center gap-x-2">
                  <span>
                    {formatDate(on)}: {what}
                  </span>
                  <Badge tone="dashed">confirm with counsel</Badge>
                </li>
              ))}
            </ul>
            <p className="mt-1 text-muted">
              Read {formatDate(readOn)} in{' '}
              {sources.map(({ title, url }, index) => (
                <span key={url}>
                  {index > 0 ? ' and ' : ''}
                  <ExternalLink href={url}>{title}</ExternalLink>
                </span>
              ))}
            </p>
          </li>
        ))}
      </ul>
    </details>
  )
}
