import clsx from 'clsx'
import type { Grade } from '@/lib/domain/verdict/output'

const meanings: Record<Grade, string> = {
  A: 'little doubt',
  B: 'some doubt',
  C: 'much doubt',
  D: 'mostly doubt',
  E: 'no usable evidence',
}

/** How much doubt surrounds a claim, A to E. A read-out of the uncertainty budget, never an input. */
export function GradeMark({ grade, explained = false, className }: { grade: Grade; explained?: boolean; className?: string }) {
  return (
    <span className={clsx('inline-flex items-center gap-1.5 whitespace-nowrap', className)}>
      <span className="inline-flex size-4.5 items-center justify-center rounded-sm border border-edge/70 text-xs font-semibold">
        <span className="sr-only">Grade </span>
        {grade}
      </span>
      <span className={explained ? 'text-muted' : 'sr-only'}>{meanings[grade]}</span>
    </span>
  )
}
