import clsx from 'clsx'
import type { ReactNode } from 'react'
import { Badge } from '@/components/ui/badge'
import { IntervalText } from '@/components/verdict/interval-text'
import { StatusBadge } from '@/components/verdict/status-badge'
import { statusFace } from '@/lib/domain/status'
import type { Assumption } from '@/lib/domain/verdict/assumption'
import type { Grounds } from '@/lib/domain/verdict/grounds'
import { levelWords } from '@/lib/domain/verdict/levels'
import type { Verdict } from '@/lib/domain/verdict/output'
import { type Names, type Told, verdictText } from '@/lib/domain/verdict/text'
import { verdictIf } from '@/lib/domain/verdict/what-if'
import { formatChance, signedPoints, toPoints } from '@/lib/format'

type WhatIfOutcomeProps = { grounds: Grounds; names: Names; bars: Told['bars']; assumptions: readonly Assumption[] }

/** The verdict under the assumptions beside the verdict as it is. */
export function WhatIfOutcome({ grounds, names, bars, assumptions }: WhatIfOutcomeProps) {
  const now = verdictIf(grounds, [])
  const then = verdictIf(grounds, assumptions)
  const moneyAssumed = assumptions.some(({ kind }) => kind === 'economics')
  const supposed = assumptions.length > 0
  const advisory = grounds.policy.economics.mode === 'advisory'
  const [left, right] = [cells(now, { moneyAssumed: false, advisory }), cells(then, { moneyAssumed, advisory })]
  return (
    // On a narrow screen above the controls, where it is seen after a press on Try.
    <div className="min-w-0 max-lg:-order-1">
      <table className="w-full table-fixed border-separate border-spacing-0 text-left">
        <caption className="sr-only">The verdict as it is and under what is supposed</caption>
        <thead>
          <tr>
            <td className="w-22 border-b sm:w-32" />
            <Head>As it is</Head>
            <Head className="pl-2">
              <span className="inline-flex flex-wrap items-center gap-x-2">
                What if {supposed ? <Badge tone="dashed">not stored</Badge> : null}
              </span>
            </Head>
          </tr>
        </thead>
        <tbody>
          {left.map(({ name, cell, text }, index) => {
            const other = right[index]
            return (
              <tr key={name}>
                <th scope="row" className="border-b py-1.5 pr-3 align-top font-normal text-muted">
                  {name}
                </th>
                <td className="border-b py-1.5 pr-3 align-top">{cell}</td>
                <td className={clsx('border-b px-2 py-1.5 align-top', supposed && other?.text !== text && 'bg-accent-soft')}>
                  {supposed ? other?.cell : <span className="text-faint">the same</span>}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
      <p className="pt-3" data-what-if="sentence">
        {supposed ? verdictText({ verdict: then, names, bars, moneyAssumed }) : 'Try a line above, or suppose something yourself.'}
      </p>
      <p role="status" className="sr-only">
        {supposed ? `What if: ${statusFace(then.status).label}. As it is: ${statusFace(now.status).label}.` : ''}
      </p>
    </div>
  )
}

const Head = ({ className, children }: { className?: string; children: ReactNode }) => (
  <th scope="col" className={clsx('border-b pr-3 pb-1.5 align-bottom', className)}>
    {children}
  </th>
)

/** What is compared; `text` tells whether two cells say the same. */
function cells(
  verdict: Verdict,
  { moneyAssumed, advisory }: { moneyAssumed: boolean; advisory: boolean },
): { name: string; text: string; cell: ReactNode }[] {
  const { status, basis, posterior, delta, groups } = verdict
  const words = levelWords(verdict, advisory)
  const level = (name: string, { word, says }: { word: string; says: string }) => ({
    name,
    text: word + says,
    cell: (
      <>
        {word}
        <span className="block text-sm text-muted">{says}</span>
      </>
    ),
  })
  const { m, lo90, hi90, P } = posterior
  const chance = delta > 0 ? `of at least ${signedPoints(delta)}` : `of being at most ${Math.abs(toPoints(delta))} worse`
  return [
    { name: 'Status', text: status, cell: <StatusBadge status={status} basis={basis} className="whitespace-normal!" /> },
    level('Quality', { ...words.quality, says: '' }),
    level('Readiness', words.readiness),
    level('Economics', moneyAssumed ? { ...words.economics, says: 'assumed' } : words.economics),
    {
      name: 'Net preference',
      text: groups.length === 0 ? '' : `${m}${lo90}${hi90}`,
      cell: groups.length === 0 ? <span className="text-muted">no evidence</span> : <IntervalText estimate={m} low={lo90} high={hi90} />,
    },
    { name: `Chance ${chance}`, text: formatChance(P), cell: formatChance(P) },
  ]
}
