import clsx from 'clsx'
import type { ReactNode } from 'react'

export type BadgeTone = 'neutral' | 'accent' | 'danger' | 'strong' | 'dashed'

const looks: Record<BadgeTone, string> = {
  neutral: 'border-transparent bg-sunken text-muted',
  accent: 'border-transparent bg-accent-soft text-accent',
  danger: 'border-transparent bg-danger-soft text-danger',
  strong: 'forced-color-adjust-none border-ink bg-ink text-paper',
  dashed: 'border-dashed border-edge bg-transparent text-muted',
}

export function Badge({ tone = 'neutral', children, className }: { tone?: BadgeTone; children: ReactNode; className?: string }) {
  return (
    <span
      data-exact
      className={clsx(
        'inline-flex h-5 shrink-0 items-center gap-1 rounded-sm border px-1.5 text-xs whitespace-nowrap',
        looks[tone],
        className,
      )}
    >
      {children}
    </span>
  )
}
