import Link from 'next/link'
import { CopyButton } from '@/components/ui/copy-button'
import { DataList } from '@/components/ui/data-list'
import { ExternalLink } from '@/components/ui/external-link'
import { Section } from '@/components/ui/section'
import { Time } from '@/components/ui/time'
import { hostOf } from '@/lib/format'
import type { ClaimView } from '@/lib/services/claim-view'
import { StoredText } from '../../sources/stored-text'

/** A hash in full, to compare and to copy. */
export function Hash({ value }: { value: string }) {
  return (
    <span className="flex flex-wrap items-center gap-1">
      <code className="font-mono text-sm wrap-anywhere">{value}</code>
      <CopyButton value={value} label="Copy the hash" iconOnly size="sm" />
    </span>
  )
}

/** How much of the stored text the page of a claim shows; the page of the source shows all of it. */
const shownText = 4000

/** Where the claim was read, and the copy that was kept of it. */
export function SourceSection({ view: { claim, source }, base }: { view: ClaimView; base: string }) {
  return (
    <Section title="Source" flush>
      <DataList
        items={[
          {
            term: 'Title',
            value: (
              <Link className="link" href={`${base}/sources/${source.id}`}>
                {source.title}
              </Link>
            ),
          },
          { term: 'Address', value: source.url ? <ExternalLink href={source.url}>{hostOf(source.url)}</ExternalLink> : null },
          { term: 'Where in it', value: claim.locator },
          { term: 'Read', value: source.readOn ? <Time value={source.readOn} /> : null, note: claim.readAs ? `as ${claim.readAs}` : null },
          {
            term: 'Tier',
            value: claim.tier === 'primary' ? 'primary' : 'relay',
            note:
              claim.tier === 'primary' ? 'Read where it was published first.' : 'Read in somebody else’s copy of what was published first.',
          },
          {
            term: 'Stored copy',
            value: source.textSha256 ? <Hash value={source.textSha256} /> : <span className="text-muted">no stored copy</span>,
            note: source.textSha256 ? 'SHA-256 of the stored text' : null,
          },
          { term: 'Note', value: claim.note },
        ]}
      />
      {source.text ? (
        <details className="pt-2">
          <summary className="text-muted hover:text-ink">Stored text</summary>
          <StoredText text={source.text.length > shownText ? `${source.text.slice(0, shownText)}…` : source.text} className="max-h-72" />
        </details>
      ) : null}
    </Section>
  )
}
