import type { ReactNode } from 'react'
import type { DependencyReport, Pair, Report } from '@/lib/domain/report'
import { bars } from '@/lib/domain/verdict/bars'
import { levelWords } from '@/lib/domain/verdict/levels'
import { missing, verdictText } from '@/lib/domain/verdict/text'

export type PairView = { pair: Pair; entry: DependencyReport; report: Report; base: string }

/** The sentence, then one line each for quality, readiness and money, then what is missing. */
export function Lede({ pair, entry, report }: PairView) {
  const names = { dependency: entry.dependency.name, incumbent: entry.incumbent.title, challenger: pair.challenger.title }
  const told = { verdict: pair.verdict, names, bars: bars(report.policy.content, pair.verdict) }
  const gaps = missing(told)
  const words = levelWords(pair.verdict)
  return (
    <section aria-label="The verdict in words" className="flex flex-col gap-5">
      <p className="max-w-4xl text-xl">{verdictText(told)}</p>
      <dl className="grid border-y sm:grid-cols-3 sm:divide-x">
        <Level term="Quality" word={words.quality.word}>
          {words.quality.says}
        </Level>
        <Level term="Readiness" word={words.readiness.word}>
          {words.readiness.says}
        </Level>
        <Level term="Economics" word={words.economics.word}>
          {words.economics.says}
        </Level>
      </dl>
      {gaps.length > 0 ? (
        <div>
          <h2 className="pb-1 font-semibold">What stands between this and a justified switch</h2>
          <ol className="max-w-4xl list-decimal pl-5 marker:text-faint">
            {gaps.map((gap) => (
              <li key={gap.code} className="py-0.5 pl-1">
                {gap.text}
              </li>
            ))}
          </ol>
        </div>
      ) : null}
    </section>
  )
}

function Level({ term, word, children }: { term: string; word: string; children: ReactNode }) {
  return (
    <div className="border-b py-3 last:border-b-0 sm:border-b-0 sm:px-4 sm:first:pl-0">
      <dt className="text-sm text-muted">{term}</dt>
      <dd>
        <span className="font-semibold">{word}</span>
        <span className="text-muted"> · {children}</span>
      </dd>
    </div>
  )
}
