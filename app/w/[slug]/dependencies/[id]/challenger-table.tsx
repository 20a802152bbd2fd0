import Link from 'next/link'
import { IntervalAxis, IntervalCell } from '@/components/charts/interval'
import { DoesNotApply } from '@/components/ui/data-list'
import { RowHead, RowLink, Table, Td, Th, Tr } from '@/components/ui/table'
import { ConfidenceWord } from '@/components/verdict/confidence-word'
import { EvidenceMix } from '@/components/verdict/evidence-mark'
import { IntervalText } from '@/components/verdict/interval-text'
import { StatusBadge } from '@/components/verdict/status-badge'
import { basisWords } from '@/lib/domain/basis'
import { shownPreference, voiceCounts } from '@/lib/domain/pair-forest'
import type { DependencyReport, Pair, Report } from '@/lib/domain/report'
import { weekActionShort, weekActionText } from '@/lib/domain/week-actions'
import { formatDate, formatNumber } from '@/lib/format'

/** Where a challenger of the table leads. */
export type ChallengerLinks = { verdict: (pair: Pair) => string; action: (pair: Pair) => string | null }

type ChallengerTableProps = { entry: DependencyReport; report: Report; links: ChallengerLinks }

/** One row for each challenger and basis it is judged on, best first: the answer, how sure it is, and what to do about it this week. */
export function ChallengerTable({ entry: { pairs, incumbent }, report, links }: ChallengerTableProps) {
  return (
    <Table label="Challengers" minWidth="74rem" folds>
      <thead>
        <tr>
          <Th fixed="narrow">Challenger</Th>
          <Th className="max-sm:hidden">Basis</Th>
          <Th>
            Status<span className="sm:hidden"> and this week</span>
          </Th>
          <Th className="w-[16%] max-sm:hidden">
            <span className="sr-only">Net preference, drawn</span>
            <IntervalAxis />
          </Th>
          <Th unit="points" className="max-sm:hidden">
            Net preference
          </Th>
          <Th className="max-sm:hidden">Evidence</Th>
          <Th
            numeric
            unit={`${report.workspace.currency} in ${report.policy.content.economics.horizonMonths} months`}
            className="max-sm:hidden"
          >
            Net value
          </Th>
          <Th className="max-sm:hidden">This week</Th>
        </tr>
      </thead>
      <tbody>
        {pairs.map((pair) => (
          <ChallengerRow key={`${pair.challenger.id}-${pair.goal}`} pair={pair} incumbent={incumbent.modelTitle} links={links} />
        ))}
      </tbody>
    </Table>
  )
}

function ChallengerRow({ pair, incumbent, links }: { pair: Pair; incumbent: string; links: ChallengerLinks }) {
  const { verdict, challenger } = pair
  const shown = shownPreference(pair)
  const todo = <ActionLink pair={pair} href={links.action(pair)} />
  return (
    <Tr data-row>
      <RowHead>
        <RowLink href={links.verdict(pair)}>{challenger.title}</RowLink>
        {challenger.retiresOn ? (
          <span className="block text-sm font-normal text-muted">ends {formatDate(challenger.retiresOn)}</span>
        ) : null}
      </RowHead>
      <Td className="whitespace-nowrap max-sm:hidden">{basisWords[verdict.basis]}</Td>
      <Td className="sm:whitespace-nowrap">
        <StatusBadge status={verdict.status} />
        <span className="block">
          <ConfidenceWord pair={pair} />
        </span>
        <span className="block text-sm sm:hidden">
          <span className="block text-muted">{basisWords[verdict.basis]}</span>
          <IntervalText {...shown} />
          <span className="block">{todo}</span>
        </span>
      </Td>
      <IntervalCell
        className="max-sm:hidden"
        {...shown}
        delta={Math.abs(verdict.delta)}
        ownTrial={verdict.trial.N > 0}
        label={`${challenger.modelTitle} against ${incumbent}`}
      />
      <Td className="whitespace-nowrap max-sm:hidden">
        <IntervalText {...shown} aligned />
      </Td>
      <Td className="whitespace-nowrap max-sm:hidden">
        <EvidenceMix counts={voiceCounts(pair)} />
      </Td>
      <Td numeric className="max-sm:hidden">
        {verdict.basis === 'forced' ? <DoesNotApply /> : formatNumber(verdict.econ.npv)}
      </Td>
      <Td className="max-sm:hidden">{todo}</Td>
    </Tr>
  )
}

function ActionLink({ pair, href }: { pair: Pair; href: string | null }) {
  const words = weekActionShort(pair)
  const title = weekActionText(pair)
  if (href === null) return <span title={title}>{words}</span>
  return (
    <Link href={href} prefetch={false} title={title} className="quiet-link relative z-2">
      {words}
    </Link>
  )
}
