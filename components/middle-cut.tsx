/** So much of the end stays: "with audio v1.0", "+ audio". */
const kept = 16

/** Where a text is parted so that its end, from a word on, stays whole. */
export function partedAt(text: string, keep = kept): number {
  if (text.length <= keep) return 0
  const space = text.indexOf(' ', text.length - keep - 1)
  return space < 0 || space >= text.length - 2 ? text.length - keep : space
}

/** A text that loses its middle where the room is short, because names of benchmarks and tasks differ at their ends. */
export function MiddleCut({ text, keep }: { text: string; keep?: number }) {
  const at = partedAt(text, keep)
  return (
    <span className="flex min-w-0" title={text}>
      <span className="truncate">{text.slice(0, at)}</span>
      <span className="shrink-0 whitespace-pre">{text.slice(at)}</span>
    </span>
  )
}
