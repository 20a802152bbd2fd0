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

/** How many voices of each kind speak about a pair, in fixed places, so that a column of them can be compared. */
export function EvidenceMix({ counts }: { counts: EvidenceCounts }) {
  const mix = evidenceMix(counts)
  return (
    <span className="inline-flex">
      <span aria-hidden="true" className="inline-grid grid-cols-[repeat(5,1.625rem)]">
        {mix.map((share) => (
          <span key={share.id} className={clsx('inline-flex items-center gap-1', share.count === 0 && 'text-faint')}>
            <Glyph glyph={share.glyph} size={11} className={clsx('shrink-0', share.count === 0 && 'opacity-60')} />
            {share.count}
          </span>
        ))}
      </span>
      <span className="sr-only">{mix.map((share) => `${share.count} ${share.label}`).join(', ')}</span>
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
