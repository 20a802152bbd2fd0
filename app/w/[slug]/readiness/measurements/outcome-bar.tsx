import { formatPercent } from '@/lib/format'

type Shares = Record<'finished' | 'failed' | 'refused' | 'cancelled', number>

const parts = [
  { id: 'finished', word: 'finished', fill: 'bg-ink' },
  { id: 'failed', word: 'failed', fill: 'bg-danger' },
  { id: 'refused', word: 'refused by policy', fill: 'bg-edge' },
  { id: 'cancelled', word: 'cancelled', fill: 'bg-line' },
] as const

/** A share that never rounds to none or to all: 0.0004 is <0.1%, not 0%. */
function shareText(share: number): string {
  if (share > 0 && share < 0.001) return '<0.1%'
  if (share < 1 && share > 0.999) return '>99.9%'
  return formatPercent(share, share === 0 || share === 1 ? 0 : 1)
}

/** How the jobs that came to an end ended: the bar for the eye, the words for everybody. */
export function OutcomeBar({ shares }: { shares: Shares }) {
  const present = parts.filter(({ id }) => shares[id] > 0)
  return (
    <span className="flex w-40 flex-col gap-1">
      <span aria-hidden="true" className="flex h-1.5 gap-px overflow-hidden rounded-sm">
        {present.map(({ id, fill }) => (
          <span key={id} className={fill} style={{ flexGrow: shares[id], flexBasis: 0, minWidth: 2 }} />
        ))}
      </span>
      <span className="text-sm whitespace-normal text-muted">
        {present.map(({ id, word }) => `${shareText(shares[id])} ${word}`).join(' · ')}
      </span>
    </span>
  )
}
