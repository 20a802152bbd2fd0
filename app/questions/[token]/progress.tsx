import { plural } from '@/lib/format'
import type { Saved } from './use-drafts'

type ProgressProps = { all: number; answered: number; shown: number; wrong: number; saved: Saved; refusal: string | null }

const words: Record<Saved, string> = { saved: 'Kept', saving: 'Keeping…', failed: 'Not kept yet' }

function keptText({ answered, wrong, saved }: Pick<ProgressProps, 'answered' | 'wrong' | 'saved'>): string {
  if (saved !== 'saved') return words[saved]
  if (wrong > 0) return `Kept, but for ${plural(wrong, 'field')} to correct`
  return answered === 0 ? 'Kept as you type' : words.saved
}

/** How far the answers are, and whether they are kept; stays in sight. */
export function Progress({ all, answered, shown, wrong, saved, refusal }: ProgressProps) {
  return (
    <div className="sticky top-0 z-10 -mx-4 border-b bg-paper px-4 py-2 sm:-mx-6 sm:px-6">
      <div className="flex flex-wrap items-baseline gap-x-4 text-sm">
        <span>
          <strong className="font-semibold">{answered}</strong> of {all} answered, <strong className="font-semibold">{shown}</strong> with a
          document
        </span>
        <span role="status" className="ml-auto text-muted">
          {keptText({ answered, wrong, saved })}
        </span>
      </div>
      <div aria-hidden="true" className="relative mt-1.5 h-1 overflow-hidden rounded-full bg-sunken">
        <div className="absolute inset-y-0 left-0 bg-edge" style={{ width: `${(100 * answered) / all}%` }} />
        <div className="absolute inset-y-0 left-0 bg-accent" style={{ width: `${(100 * shown) / all}%` }} />
      </div>
      {refusal ? (
        <p role="alert" className="mt-1 text-sm text-danger">
          {refusal}
        </p>
      ) : null}
    </div>
  )
}
