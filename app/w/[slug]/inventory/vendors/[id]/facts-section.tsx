import { ButtonLink } from '@/components/ui/button'
import { Section } from '@/components/ui/section'
import { Glyph } from '@/components/verdict/glyph'
import { readingStates } from '@/lib/domain/gate-reading'
import { dot } from '@/lib/domain/glyph'
import type { VendorReadiness } from '@/lib/services/vendor-readiness'
import { ContradictionList } from '../../../readiness/contradiction-list'
import { FactGrid } from '../../../readiness/fact-grid'

type FactsSectionProps = { readiness: VendorReadiness; vendorId: string; home: string; writes: boolean }

/** What the gates can read of its offerings today, how old that is, and what contradicts itself. */
export function FactsSection({ readiness: { offerings, counts, contradictions }, vendorId, home, writes }: FactsSectionProps) {
  const said = readingStates.filter(({ id }) => counts[id] > 0).map(({ id, label }) => `${counts[id]} ${label.toLowerCase()}`)
  return (
    <>
      <Section
        id="facts"
        title="Facts and their age"
        meta={said.join(' · ') || undefined}
        actions={
          offerings.length > 0 ? (
            <ButtonLink size="sm" href={`${home}/readiness?vendor=${vendorId}#facts`}>
              All its gates
            </ButtonLink>
          ) : null
        }
        flush
      >
        {offerings.length > 0 ? (
          <>
            <FactGrid offerings={offerings} home={home} />
            <p className="flex items-center gap-1.5 pt-2 text-sm text-muted">
              <Glyph glyph={dot} size={12} /> known, age in days; whether it passes is decided per dependency
            </p>
          </>
        ) : (
          <p className="py-3 text-muted">Nothing that it makes or serves is used or weighed, so that no gate asks for facts.</p>
        )}
      </Section>
      {contradictions.length > 0 ? (
        <Section id="contradictions" title="Contradictions" meta="what cannot both be true" flush>
          <ContradictionList found={contradictions} home={home} writes={writes} />
        </Section>
      ) : null}
    </>
  )
}
