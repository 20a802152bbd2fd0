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
import { formatNumber } from '@/lib/format'

/** Where a challenger of the table leads. */
export type ChallengerLinks = { verdict: (pair: Pair) => string; action: (pair: Pair) => string | null }

type ChallengerTableProps = { entry: DependencyReport; report: Report; links: ChallengerLinks }

/** One row for each challenger and question asked of it, best first: the answer, how sure it is, and what to do about it this week. */
export function ChallengerTable({ entry: { pairs, incumbent }, report, links }: ChallengerTableProps) {
  return (
    <Table label="Challengers" minWidth="74rem">
      <thead>
        <tr>
          <Th fixed="narrow">Challenger</Th>
          <Th>Question</Th>
          <Th>Status</Th>
          <Th className="w-[16%]">
            <span className="sr-only">Net preference, drawn</span>
            <IntervalAxis />
          </Th>
          <Th unit="points">Net preference</Th>
          <Th>Evidence</Th>
          <Th numeric unit={`${report.workspace.currency} in ${report.policy.content.economics.horizonMonths} months`}>
            Net value
          </Th>
          <Th>This week</Th>
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
  return (
    <Tr data-row>
      <RowHead className="max-sm:max-w-36">
        <RowLink href={links.verdict(pair)}>{challenger.title}</RowLink>
      </RowHead>
      <Td className="whitespace-nowrap">{basisWords[verdict.basis]}</Td>
      <Td className="whitespace-nowrap">
        <StatusBadge status={verdict.status} />
        <span className="block">
          <ConfidenceWord pair={pair} />
        </span>
      </Td>
      <IntervalCell
        {...shown}
        delta={Math.abs(verdict.delta)}
        ownTrial={verdict.trial.N > 0}
        label={`${challenger.modelTitle} against ${incumbent}`}
      />
      <Td className="whitespace-nowrap">
        <IntervalText {...shown} aligned />
      </Td>
      <Td className="whitespace-nowrap">
        <EvidenceMix counts={voiceCounts(pair)} />
      </Td>
      <Td numeric>{verdict.basis === 'forced' ? <DoesNotApply /> : formatNumber(verdict.econ.npv)}</Td>
      <Td>
        <ActionLink pair={pair} href={links.action(pair)} />
      </Td>
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
