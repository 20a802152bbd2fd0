import type { EvaluatorKind } from './claim'
import { diamond, full, type Glyph, half, hollow, hollowDashed, quarter } from './glyph'

/** Who ran the test: the kinds of evaluators, and the team's own trial. */
export type EvidenceKind = EvaluatorKind | 'own_trial'

export type EvidenceFace = {
  id: EvidenceKind
  label: string
  meaning: string
  glyph: Glyph
  /** Whether the engine lets this kind establish a case. */
  independent: boolean
}

/** From the least to the most trusted: the fuller the mark, the more it proves. */
export const evidenceKinds: readonly EvidenceFace[] = [
  { id: 'unknown', label: 'Unknown', meaning: 'Nobody says who ran the test.', glyph: hollowDashed, independent: false },
  { id: 'vendor', label: 'Vendor', meaning: 'Run by one of the two vendors.', glyph: hollow, independent: false },
  {
    id: 'collaborative',
    label: 'Collaborative',
    meaning: 'Sponsored or co-authored by a vendor, or run by a rival.',
    glyph: hollow,
    independent: false,
  },
  {
    id: 'community',
    label: 'Community',
    meaning: 'Hands-on press, individuals, trials that were not blind.',
    glyph: quarter,
    independent: true,
  },
  { id: 'independent', label: 'Independent', meaning: 'A laboratory or an arena with a published method.', glyph: half, independent: true },
  {
    id: 'peer_reviewed',
    label: 'Peer-reviewed',
    meaning: 'Published after review by others in the field.',
    glyph: full,
    independent: true,
  },
  { id: 'own_trial', label: 'Own trial', meaning: 'A blind side-by-side on your own prompts.', glyph: diamond, independent: true },
]

/** Label, meaning and glyph of a kind of evidence. */
export function evidenceFace(kind: EvidenceKind): EvidenceFace {
  const face = evidenceKinds.find((entry) => entry.id === kind)
  if (!face) throw new Error(`There is no kind of evidence ${kind}.`)
  return face
}

export type EvidenceCounts = Partial<Record<EvidenceKind, number>>

export type EvidenceShare = {
  id: 'interested' | 'community' | 'independent' | 'peer_reviewed' | 'own_trial'
  label: string
  glyph: Glyph
  count: number
}

/** The five groups a reader tells apart at a glance; vendors, their partners and unknown evaluators are one. */
export function evidenceMix(counts: EvidenceCounts): readonly EvidenceShare[] {
  const of = (...kinds: EvidenceKind[]) => kinds.reduce((sum, kind) => sum + (counts[kind] ?? 0), 0)
  return [
    { id: 'interested', label: 'vendor', glyph: hollow, count: of('vendor', 'collaborative', 'unknown') },
    { id: 'community', label: 'community', glyph: quarter, count: of('community') },
    { id: 'independent', label: 'independent', glyph: half, count: of('independent') },
    { id: 'peer_reviewed', label: 'peer-reviewed', glyph: full, count: of('peer_reviewed') },
    { id: 'own_trial', label: 'own trial', glyph: diamond, count: of('own_trial') },
  ]
}
