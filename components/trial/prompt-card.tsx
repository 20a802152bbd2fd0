import type { Pair } from '@/lib/domain/trial-vote'

/** What both models were asked for. */
export function PromptCard({ pair }: { pair: Pair }) {
  return (
    <div className="flex items-start gap-3">
      {pair.reference ? (
        <a href={pair.reference} target="_blank" rel="noreferrer" className="shrink-0">
          {/* biome-ignore lint/performance/noImgElement: shown as it was given to both models, to one person, and never cached */}
          <img
            src={pair.reference}
            alt="What both models were given beside the prompt; opens in full size"
            className="h-20 rounded-sm border object-contain"
          />
        </a>
      ) : null}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long prompt scrolls, and the keyboard has to reach it */}
      <section tabIndex={0} aria-label="Text of the prompt" className="max-h-24 min-w-0 flex-1 overflow-y-auto text-lg whitespace-pre-wrap">
        <span className="block text-sm text-muted">Prompt</span>
        {pair.prompt}
      </section>
    </div>
  )
}
