import { RowHead, Table, Td, Th, Tr } from '@/components/ui/table'
import { coin, type Forecaster, fewest } from '@/lib/domain/brier'
import type { ForecastAuthor } from '@/lib/domain/forecast'
import { formatNumber } from '@/lib/format'
import { AuthorMark } from './author-mark'

/** The Brier score of everybody who made forecasts that are resolved. */
export function ForecasterTable({ scores }: { scores: readonly Forecaster[] }) {
  return (
    <Table label="Brier score of each person and source" minWidth="34rem">
      <thead>
        <tr>
          <Th fixed="narrow">Who</Th>
          <Th numeric>Resolved</Th>
          <Th numeric>Brier</Th>
          <Th numeric>90% interval</Th>
          <Th>Against a coin</Th>
        </tr>
      </thead>
      <tbody>
        {scores.map((score) => (
          <Tr key={`${score.by} ${score.name}`}>
            <RowHead>
              <AuthorMark by={score.by as ForecastAuthor} name={score.name} />
            </RowHead>
            <Td numeric>
              {score.voided > 0 ? <span className="text-muted">{score.voided} voided </span> : null}
              {formatNumber(score.n)}
            </Td>
            <Td numeric>{formatNumber(score.score, 3)}</Td>
            <Td numeric>{score.interval ? `${formatNumber(score.interval[0], 3)} – ${formatNumber(score.interval[1], 3)}` : 'too few'}</Td>
            <Td className="text-muted">{againstCoin(score)}</Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  )
}

function againstCoin({ interval, n }: Forecaster): string {
  if (!interval) return `too few to tell: ${n} of ${fewest}`
  if (interval[1] < coin) return 'better'
  return interval[0] > coin ? 'worse' : 'not told apart'
}
