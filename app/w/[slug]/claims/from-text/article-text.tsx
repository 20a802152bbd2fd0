import type { ReactNode } from 'react'
import type { Confirmable } from '@/lib/services/article-drafts'

type Quote = { number: number; start: number; end: number; marks: Confirmable['marks'] }

/** The drafts of one sentence share its quote; a sentence is numbered by its first draft. */
function quotesOf(drafts: readonly Confirmable[]): Quote[] {
  const quotes: Quote[] = []
  for (const [at, { start, end, marks }] of drafts.entries()) {
    const last = quotes.at(-1)
    if (last && last.start === start) last.marks = [...last.marks, ...marks]
    else quotes.push({ number: at + 1, start, end, marks })
  }
  return quotes
}

/** The article with the quoted sentences marked: underlined, numbered like their drafts, and what was found in them in bold. */
export function ArticleText({ text, drafts }: { text: string; drafts: readonly Confirmable[] }) {
  const parts: ReactNode[] = []
  let at = 0
  for (const quote of quotesOf(drafts)) {
    parts.push(text.slice(at, quote.start), <Quoted key={quote.start} text={text} quote={quote} />)
    at = quote.end
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset groups controls; this groups what scrolls together
    <div
      role="group"
      aria-label="Text of the article"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      className="mt-2 overflow-auto whitespace-pre-wrap wrap-anywhere lg:max-h-[calc(100vh-14rem)]"
    >
      {parts}
      {text.slice(at)}
    </div>
  )
}

function Quoted({ text, quote: { number, start, end, marks } }: { text: string; quote: Quote }) {
  const parts: ReactNode[] = []
  let at = start
  for (const mark of [...marks].sort((a, b) => a.start - b.start)) {
    if (mark.start < at) continue
    parts.push(
      text.slice(at, mark.start),
      <strong key={mark.start} className="text-ink">
        {text.slice(mark.start, mark.end)}
      </strong>,
    )
    at = mark.end
  }
  return (
    <mark
      id={`quote-${number}`}
      className="scroll-mt-16 bg-accent-soft text-ink underline decoration-accent decoration-1 underline-offset-3"
    >
      <a href={`#draft-${number}`} className="mr-1 font-mono text-xs font-semibold text-accent" aria-label={`Draft ${number}`}>
        {number}
      </a>
      {parts}
      {text.slice(at, end)}
    </mark>
  )
}
