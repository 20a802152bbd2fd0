import clsx from 'clsx'
import type { ReactNode } from 'react'

/** A part of the text that is pointed out: its first and behind its last character, and where it leads. */
export type TextMark = { id: string; start: number; end: number }

type StoredTextProps = { text: string; marks?: readonly TextMark[]; className?: string }

/** The copy that was kept of a source, as it was read. Each mark can be reached as `#figure-ID`. */
export function StoredText({ text, marks = [], className }: StoredTextProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset groups controls; this groups what scrolls together
    <div
      role="group"
      aria-label="Stored text"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      data-scroll
      className={clsx('mt-2 overflow-auto border-l-2 pl-3', className)}
    >
      <pre className="font-mono text-sm whitespace-pre-wrap wrap-anywhere">{marks.length > 0 ? marked(text, marks) : text}</pre>
    </div>
  )
}

/** Of marks that overlap the first is drawn. */
function marked(text: string, marks: readonly TextMark[]): ReactNode[] {
  const parts: ReactNode[] = []
  let at = 0
  for (const { id, start, end } of [...marks].sort((a, b) => a.start - b.start)) {
    if (start < at || end > text.length) continue
    parts.push(
      text.slice(at, start),
      <mark
        key={id}
        id={`figure-${id}`}
        className="scroll-mt-16 bg-accent-soft font-semibold text-ink underline decoration-accent decoration-2 underline-offset-2"
      >
        {text.slice(start, end)}
      </mark>,
    )
    at = end
  }
  return [...parts, text.slice(at)]
}
