import Link from 'next/link'
import { CopyButton } from '@/components/ui/copy-button'
import { DataList } from '@/components/ui/data-list'
import { ExternalLink } from '@/components/ui/external-link'
import { Section } from '@/components/ui/section'
import { Time } from '@/components/ui/time'
import { passageOf } from '@/lib/domain/evidence/passage'
import { hostOf } from '@/lib/format'
import type { ClaimView } from '@/lib/services/claim-view'
import { StoredText } from '../../sources/stored-text'
import { Anchor } from './anchor'

/** A hash in full, to compare and to copy. */
export function Hash({ value }: { value: string }) {
  return (
    <span className="flex flex-wrap items-center gap-1">
      <code className="font-mono text-sm wrap-anywhere">{value}</code>
      <CopyButton value={value} label="Copy the hash" iconOnly size="sm" />
    </span>
  )
}

const passageNames = {
  statement: 'These words in the stored text',
  lines: 'The lines of the stored text that were read',
  figure: 'Where the stored text names the model and the figure',
}

/** How much of the stored text the page of a claim shows; the page of the source shows all of it. */
const shownText = 4000

/** Where the claim was read, and the copy that was kept of it. */
export function SourceSection({ view: { claim, source, model }, base }: { view: ClaimView; base: string }) {
  const passage = passageOf(source.text, { claim, modelName: model.title })
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
            key: 'tier',
            term: <Anchor at="tier">Tier</Anchor>,
            value: claim.tier === 'primary' ? 'primary' : 'relay',
            note:
              claim.tier === 'primary' ? 'Read where it was published first.' : 'Read in somebody else’s copy of what was published first.',
          },
          {
            key: 'stored',
            term: <Anchor at="source">Stored copy</Anchor>,
            value: source.textSha256 ? <Hash value={source.textSha256} /> : <span className="text-muted">no stored copy</span>,
            note: source.textSha256 ? 'SHA-256 of the stored text' : null,
          },
          { key: 'note', term: <Anchor at="note">Note</Anchor>, value: claim.note },
        ]}
      />
      {passage ? (
        <figure className="pt-2">
          <figcaption className="text-sm text-muted">{passageNames[passage.by]}</figcaption>
          <blockquote className="mt-1 max-h-48 overflow-hidden border-l-2 pl-3 font-mono text-sm whitespace-pre-wrap wrap-anywhere text-muted">
            {passage.before}
            <mark className="bg-accent-soft text-ink">{passage.match}</mark>
            {passage.after}
          </blockquote>
        </figure>
      ) : null}
      {source.text ? (
        <details className="pt-2">
          <summary className="text-muted hover:text-ink">Stored text</summary>
          <StoredText text={source.text.length > shownText ? `${source.text.slice(0, shownText)}…` : source.text} className="max-h-72" />
        </details>
      ) : null}
    </Section>
  )
}
