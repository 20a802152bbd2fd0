import clsx from 'clsx'
import { impactLabel, impactOf, type StatusImpact } from '@/lib/domain/status-parts'

const box = { x: 1.5, y: 1.5, width: 9, height: 9, rx: 1.5 }
/** How full the square is: an order that is read without colour. */
const filled: Partial<Record<StatusImpact, number>> = { minor: 3, major: 6, critical: 9 }

/** A tick where all is well, else a square that fills with the impact; dashed for maintenance, crossed for a word that this version does not know. */
export function ImpactGlyph({ impact, className }: { impact: StatusImpact; className?: string }) {
  const fill = filled[impact] ?? 0
  return (
    <svg
      viewBox="0 0 12 12"
      aria-hidden="true"
      className={clsx('inline-block size-3 shrink-0 fill-none stroke-current align-[-1px]', className)}
    >
      {impact === 'none' ? (
        <path d="M2 6.5l2.75 2.75L10 3" strokeWidth={1.5} />
      ) : (
        <rect {...box} strokeDasharray={impact === 'maintenance' ? '2 1.5' : undefined} />
      )}
      {fill > 0 ? <rect x={1.5} y={10.5 - fill} width={9} height={fill} className="fill-current stroke-none" /> : null}
      {impact === 'unknown' ? <path d="M3.5 3.5l5 5m0-5l-5 5" /> : null}
    </svg>
  )
}

/** An impact as glyph and word; a word of a page that is not known says so. */
export function ImpactMark({ impact, label }: { impact: string; label?: string }) {
  const known = impactOf(impact)
  const loud = known === 'major' || known === 'critical'
  return (
    <span
      className={clsx('inline-flex items-baseline gap-1.5 whitespace-nowrap', loud ? 'font-semibold' : known === 'none' && 'text-muted')}
    >
      <ImpactGlyph impact={known} className="self-center" />
      {label ?? impactLabel(impact)}
    </span>
  )
}
