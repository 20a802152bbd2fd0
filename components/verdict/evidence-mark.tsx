import clsx from 'clsx'
import { Glyph } from '@/components/verdict/glyph'
import { type EvidenceCounts, type EvidenceKind, evidenceFace, evidenceKinds, evidenceMix } from '@/lib/domain/evidence-kind'

/** Who ran the test, as a mark; with its word unless `bare`. */
export function EvidenceMark({ kind, bare = false, className }: { kind: EvidenceKind; bare?: boolean; className?: string }) {
  const { label, glyph } = evidenceFace(kind)
  return (
    <span className={clsx('inline-flex items-center gap-1.5 whitespace-nowrap', className)}>
      <Glyph glyph={glyph} size={12} />
      <span className={bare ? 'sr-only' : undefined}>{label}</span>
    </span>
  )
}

/** How many voices of each kind speak about a pair; a kind that is silent is left out. */
export function EvidenceMix({ counts }: { counts: EvidenceCounts }) {
  const mix = evidenceMix(counts).filter((share) => share.count > 0)
  if (mix.length === 0) return <span className="text-faint">none</span>
  return (
    <span className="inline-flex gap-x-2.5">
      {mix.map((share) => (
        <span key={share.id} className="inline-flex items-center gap-0.5">
          <Glyph glyph={share.glyph} size={11} className="shrink-0" />
          {share.count}
          <span className="sr-only"> {share.label}</span>
        </span>
      ))}
    </span>
  )
}

/** What the marks mean. */
export function EvidenceLegend() {
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1 text-sm text-muted">
      {evidenceKinds
        .filter((face) => face.id !== 'unknown' && face.id !== 'collaborative')
        .map((face) => (
          <li key={face.id} className="inline-flex items-center gap-1.5">
            <Glyph glyph={face.glyph} size={12} />
            {face.id === 'vendor' ? 'vendor, partner or unknown' : face.label.toLowerCase()}
          </li>
        ))}
    </ul>
  )
}
