import clsx from 'clsx'

/** The copy that was kept of a source, as it was read. */
export function StoredText({ text, className }: { text: string; className?: string }) {
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
      <pre className="font-mono text-sm whitespace-pre-wrap wrap-anywhere">{text}</pre>
    </div>
  )
}
