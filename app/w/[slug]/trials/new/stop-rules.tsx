/** The rules that are locked with a plan. */
export function StopRules() {
  return (
    <p className="max-w-3xl text-muted">
      At each look the voting stops by itself: for success when the bar is reached, for futility when the challenger is refuted, and at the
      latest when all planned prompts are decided. Looking often does not weaken the evidence.
    </p>
  )
}
