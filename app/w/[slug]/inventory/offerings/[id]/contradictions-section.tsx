import { Section } from '@/components/ui/section'
import type { Contradiction } from '@/lib/domain/contradiction'
import { ContradictionList } from '../../../readiness/contradiction-list'

type ContradictionsSectionProps = { found: readonly Contradiction[]; home: string; writes: boolean }

/** What is known of an offering and cannot all be true. Left out where nothing is. */
export function ContradictionsSection({ found, home, writes }: ContradictionsSectionProps) {
  if (found.length === 0) return null
  return (
    <Section id="contradictions" title="Contradictions" meta="what cannot both be true; none of it changes a gate by itself" flush>
      <ContradictionList found={found} home={home} named={false} writes={writes} />
    </Section>
  )
}
