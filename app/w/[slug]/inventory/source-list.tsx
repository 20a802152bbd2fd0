import { ExternalLink } from '@/components/ui/external-link'
import { Section } from '@/components/ui/section'
import { Time } from '@/components/ui/time'
import type { SourceRef } from '@/lib/domain/provenance'

/** Where the figures of a row were read: title, host, the place in it, and the day. */
export function SourceList({ sources, asOf }: { sources: readonly SourceRef[]; asOf: string | null }) {
  return (
    <Section
      title="Sources"
      meta={
        asOf ? (
          <>
            compared with this row on <Time value={asOf} />
          </>
        ) : (
          'never compared with this row'
        )
      }
      flush
    >
      {sources.length === 0 ? (
        <p className="py-3 text-muted">No source is named. Whatever stands here is the team’s own word.</p>
      ) : (
        <ol>
          {sources.map((source) => (
            <li
              key={`${source.title} ${source.url} ${source.locator}`}
              className="flex min-h-8.5 flex-wrap items-baseline gap-x-4 border-b py-1.5"
            >
              <span className="min-w-0 flex-1 basis-80 wrap-anywhere">
                {source.url ? (
                  <ExternalLink href={source.url} showHost>
                    {source.title}
                  </ExternalLink>
                ) : (
                  source.title
                )}
              </span>
              <span className="min-w-0 basis-56 wrap-anywhere text-muted max-sm:basis-full">{source.locator}</span>
              <span className="w-28 text-right text-muted max-sm:text-left">
                {source.readOn ? (
                  <>
                    <span className="sr-only">read on </span>
                    <Time value={source.readOn} />
                  </>
                ) : (
                  'undated'
                )}
              </span>
            </li>
          ))}
        </ol>
      )}
    </Section>
  )
}
