import clsx from 'clsx'
import { CopyButton } from '@/components/ui/copy-button'

/** Text to paste into a terminal or a file; `wrap` for lines that are too long to be seen whole. */
export function CommandLine({ text, label, wrap = false }: { text: string; label: string; wrap?: boolean }) {
  return (
    <div className="mt-2 flex w-full max-w-4xl flex-col items-start gap-2 contain-inline-size">
      <pre
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        data-scroll
        className={clsx(
          'w-full overflow-x-auto rounded-sm border bg-sunken px-3 py-2 font-mono text-sm text-ink',
          wrap && 'wrap-anywhere whitespace-pre-wrap',
        )}
      >
        {text}
      </pre>
      <CopyButton value={text} label={label} />
    </div>
  )
}
