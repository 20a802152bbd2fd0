import { Doubt } from '@/components/verdict/doubt'
import type { WorthUse } from './reading'

/** The grade of the evidence with its two largest doubts, in the comparison where the claim says most. */
export function GradeLine({ use }: { use: WorthUse | null }) {
  if (use === null)
    return (
      <p className="max-w-[72ch] text-muted">
        No grade: it takes part in no comparison that this workspace weighs, so there is no decision to grade it for.
      </p>
    )
  return (
    <div className="max-w-[72ch]">
      <Doubt {...use.worth} />
      <p className="text-sm text-muted">
        for {use.dependency.name}: {use.challenger.title} against {use.incumbent}
      </p>
    </div>
  )
}
