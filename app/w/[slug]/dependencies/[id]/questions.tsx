import Link from 'next/link'
import { basisQuestion, basisWords } from '@/lib/domain/basis'
import type { DependencyReport, Report } from '@/lib/domain/report'
import { justifiedRivals } from '@/lib/domain/rivals'
import { formatMoney, notPublished } from '@/lib/format'

/** The questions asked of every challenger here, in whole sentences, and how to ask the one that is off. */
export function Questions({ entry: { pairs, dependency }, editHref }: { entry: DependencyReport; editHref: string | null }) {
  const asked = (['forced', 'capability', 'cost'] as const).filter((basis) => pairs.some(({ verdict }) => verdict.basis === basis))
  const costIsOff = !dependency.costGoal && !asked.includes('forced')
  return (
    <ul className="pt-2 text-sm text-muted">
      {asked.map((basis) => (
        <li key={basis}>
          <span className="font-semibold text-ink">{basisWords[basis]}:</span> {basisQuestion[basis]}
        </li>
      ))}
      {costIsOff ? (
        <li>
          <span className="font-semibold text-ink">{basisWords.cost}:</span> not asked of this workflow.
          {editHref ? (
            <>
              {' '}
              <Link href={editHref} className="link">
                Ask it as well
              </Link>
            </>
          ) : null}
        </li>
      ) : null}
    </ul>
  )
}

/** Two justified switches are not ranked by quality alone: their worth, and the trial that would settle it. */
export function Rivals({ entry, report }: { entry: DependencyReport; report: Report }) {
  const rivals = justifiedRivals(entry.pairs)
  if (rivals.length === 0) return null
  const { currency } = report.workspace
  const worth = rivals.map(({ challenger, verdict: { basis, econ } }) => {
    const value =
      basis === 'forced' ? 'money does not decide a forced move' : econ.npv === null ? notPublished : formatMoney(econ.npv, currency)
    return `${challenger.title} (${value})`
  })
  return (
    <p className="max-w-4xl pt-3">
      <span className="font-semibold">{rivals.length} challengers are justified.</span> Net value in{' '}
      {report.policy.content.economics.horizonMonths} months: {worth.join(', ')}. Which of them is better nobody has tested: before you
      choose, run a paired blind trial between them, the same prompts to each.
    </p>
  )
}
