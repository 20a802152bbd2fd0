import { RowHead, Table, Td, Th, Tr } from '@/components/ui/table'
import type { ForecasterScore } from '@/lib/domain/backtest/backtest'
import { againstText } from '@/lib/domain/backtest/trust-text'
import { doesNotApply, formatNumber } from '@/lib/format'

type ScoreTableProps = { label: string; scores: readonly ForecasterScore[]; n: number }

const spread = (interval: [number, number] | null): string =>
  interval === null ? doesNotApply : `${formatNumber(interval[0], 3)} – ${formatNumber(interval[1], 3)}`

/** The engine and the simple rules on the same rows. */
export function ScoreTable({ label, scores, n }: ScoreTableProps) {
  return (
    <Table label={label} minWidth="46rem">
      <thead>
        <tr>
          <Th fixed="narrow">Who forecasts</Th>
          <Th numeric>Brier</Th>
          <Th numeric>90% interval</Th>
          <Th>Against Switchboard</Th>
          <Th numeric>Log loss</Th>
          <Th numeric unit="of base rate">
            Skill
          </Th>
          <Th numeric unit="a row">
            Cost
          </Th>
          <Th numeric unit={`of ${formatNumber(n)}`}>
            Had a say
          </Th>
        </tr>
      </thead>
      <tbody>
        {scores.map((score) => (
          <Tr key={score.id} className={score.id === 'engine' ? 'font-semibold' : undefined}>
            <RowHead>
              <span className={score.id === 'engine' ? 'font-semibold' : undefined}>{score.label}</span>
            </RowHead>
            <Td numeric>{formatNumber(score.brier, 3)}</Td>
            <Td numeric>{spread(score.interval)}</Td>
            <Td>{score.spoke === 0 ? doesNotApply : againstText(score)}</Td>
            <Td numeric>{formatNumber(score.logLoss, 3)}</Td>
            <Td numeric>{formatNumber(score.skill, 2)}</Td>
            <Td numeric>{formatNumber(score.cost)}</Td>
            <Td numeric>{formatNumber(score.spoke)}</Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  )
}
