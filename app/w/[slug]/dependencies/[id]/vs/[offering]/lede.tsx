import Link from 'next/link'
import type { ReactNode } from 'react'
import { can } from '@/lib/auth/roles'
import type { Role } from '@/lib/domain/member'
import { bars } from '@/lib/domain/verdict/bars'
import { levelWords } from '@/lib/domain/verdict/levels'
import { sureText } from '@/lib/domain/verdict/sure-text'
import { missing, verdictText } from '@/lib/domain/verdict/text'
import { formatMoney } from '@/lib/format'
import { ActionLine } from './action-line'
import { namesOf, type Outlook, type PairView } from './pair-view'

type LedeProps = PairView & Pick<Outlook, 'counterfactuals'> & { role: Role }

/** The sentence, one line each for quality, readiness and money, how sure that is, the action of this week, and what is missing. */
export function Lede({ pair, entry, report, base, counterfactuals, role }: LedeProps) {
  const { verdict, action, robustness } = pair
  const told = {
    verdict,
    names: namesOf({ pair, entry }),
    bars: bars(report.policy.content, verdict),
    outlook: { action, counterfactuals },
  }
  const gaps = missing(told)
  const words = levelWords(verdict, report.policy.content.economics.mode === 'advisory')
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
          {verdict.econ.npv !== null && verdict.basis !== 'forced' ? (
            <span className="block">
              worth {formatMoney(verdict.econ.npv, report.workspace.currency, 0)} in {report.policy.content.economics.horizonMonths} months
            </span>
          ) : null}
        </Level>
      </dl>
      <dl className="grid max-w-4xl gap-x-4 gap-y-2 sm:grid-cols-[6rem_1fr]">
        <dt className="text-muted">How sure</dt>
        <dd>
          {sureText(robustness, verdict)}{' '}
          <a className="link whitespace-nowrap" href="#robustness">
            which policies
          </a>
        </dd>
        <dt className="text-muted">This week</dt>
        <dd>
          <ActionLine pair={pair} entry={entry} report={report} base={base} role={role} />
        </dd>
      </dl>
      {gaps.length > 0 ? (
        <div>
          <h2 className="pb-1 font-semibold">What stands between this and a justified switch</h2>
          <ol className="max-w-4xl list-decimal pl-5 marker:text-faint">
            {gaps.map((gap) => (
              <li key={gap.code} className="py-0.5 pl-1">
                {gap.text}
                {gap.code === 'ECONOMICS_MISSING' && verdict.econ.missing.includes('switchingCost') && can(role, 'inventory:write') ? (
                  <>
                    {' '}
                    <Link className="link" href={`${base}/dependencies/${entry.dependency.id}/switching/${pair.challenger.id}`}>
                      Estimate the switching cost by its parts
                    </Link>
                  </>
                ) : null}
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
