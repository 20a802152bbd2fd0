import clsx from 'clsx'
import { Glyph } from '@/components/verdict/glyph'
import { mustMoveGlyph, type StatusTone, statusFace } from '@/lib/domain/status'
import type { Basis, Status } from '@/lib/domain/verdict/output'
import { formatDate } from '@/lib/format'

export const toneClass: Record<StatusTone, string> = { justified: 'text-justified', hype: 'text-hype', open: 'text-open' }

const basisText: Record<Basis, string | null> = { capability: null, cost: 'as an equal that costs less', forced: 'forced move' }

type StatusBadgeProps = {
  status: Status
  basis?: Basis
  /** `glyph` shows the mark alone and says the word to screen readers; `large` stands at the head of a page. */
  form?: 'full' | 'glyph' | 'large'
  className?: string
}

/** A verdict as glyph and word in its colour. */
export function StatusBadge({ status, basis = 'capability', form = 'full', className }: StatusBadgeProps) {
  const { label, tone, glyph } = statusFace(status)
  const suffix = basisText[basis]
  const words = suffix ? `${label}, ${suffix}` : label
  if (form === 'glyph') {
    return (
      <span className={clsx('inline-flex', toneClass[tone], className)}>
        <Glyph glyph={glyph} />
        <span className="sr-only">{words}</span>
      </span>
    )
  }
  return (
    <span
      className={clsx(
        'inline-flex items-center font-semibold whitespace-nowrap',
        form === 'large' ? 'gap-2 text-lg' : 'gap-1.5',
        toneClass[tone],
        className,
      )}
    >
      <Glyph glyph={glyph} size={form === 'large' ? 18 : 14} />
      {words}
    </span>
  )
}

/** The incumbent retires: black on white in both themes, because it is a date and not a verdict. */
export function MustMoveBadge({ date, past = false }: { date: string; past?: boolean }) {
  return (
    <span
      data-exact
      className="inline-flex h-5 items-center gap-1 rounded-sm forced-color-adjust-none border border-ink bg-ink px-1.5 text-xs whitespace-nowrap text-paper"
    >
      <Glyph glyph={mustMoveGlyph} size={11} />
      {past ? 'Must move, ended' : 'Must move by'} {formatDate(date)}
    </span>
  )
}
