import type { Saved } from './use-drafts'

type ProgressProps = { all: number; answered: number; shown: number; saved: Saved; refusal: string | null }

const words: Record<Saved, string> = { saved: 'Everything is kept', saving: 'Keeping…', failed: 'Not kept yet' }

/** How far the answers are, and whether they are kept; stays in sight. */
export function Progress({ all, answered, shown, saved, refusal }: ProgressProps) {
  return (
    <div className="sticky top-0 z-10 -mx-4 border-b bg-paper px-4 py-2 sm:-mx-6 sm:px-6">
      <div className="flex flex-wrap items-baseline gap-x-4 text-sm">
        <span>
          <strong className="font-semibold">{answered}</strong> of {all} answered, <strong className="font-semibold">{shown}</strong> with a
          document
        </span>
        <span role="status" className="ml-auto text-muted">
          {words[saved]}
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
