import Link from 'next/link'
import type { ReactNode } from 'react'
import { RowHead, Table, Td, Th, Tr } from '@/components/ui/table'
import { dayWord, forecastText } from '@/lib/domain/forecast'
import { formatDate, formatWeekShort } from '@/lib/format'
import type { ForecastLine } from '@/lib/services/forecast-list'
import { AuthorMark, EngineGround } from './author-mark'

type ForecastTableProps = {
  label: string
  lines: readonly ForecastLine[]
  base: string
  /** The last column: how it came out, or what to do. */
  last: { title: string; of: (line: ForecastLine) => ReactNode }
}

const top = 'align-top!'
const wide = 'max-lg:hidden'

/** Forecasts with who made them, how sure they were, and what became of them. */
export function ForecastTable({ label, lines, base, last }: ForecastTableProps) {
  return (
    <Table label={label} folds>
      <thead>
        <tr>
          <Th className="lg:w-[38%]">Forecast</Th>
          <Th numeric>Sure</Th>
          <Th className={wide}>Who</Th>
          <Th className={wide}>Made</Th>
          <Th className="lg:w-[28%]">{last.title}</Th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <Tr key={line.id}>
            <RowHead className={top}>
              <Statement line={line} base={base} />
              <EngineGround by={line.by} statement={line.statement} />
              <span className="block pt-0.5 text-sm text-muted lg:hidden">
                <AuthorMark by={line.by} name={line.byName} />, {formatDate(line.madeOn)}
              </span>
            </RowHead>
            <Td numeric className={top}>
              {line.percent}%
            </Td>
            <Td className={`${top} ${wide}`}>
              <AuthorMark by={line.by} name={line.byName} />
            </Td>
            <Td className={`${top} ${wide} whitespace-nowrap`}>
              <Link className="quiet-link" href={`${base}/reviews/${line.week}`}>
                {formatWeekShort(line.week)}
              </Link>
              <span className="text-muted">, {formatDate(line.madeOn)}</span>
            </Td>
            <Td className={top}>{last.of(line)}</Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  )
}

function Statement({ line, base }: { line: ForecastLine; base: string }) {
  const href = `${base}/dependencies/${line.dependencyId}${line.challengerId ? `/vs/${line.challengerId}` : ''}`
  return (
    <>
      <Link className="quiet-link" href={href}>
        {line.dependency}
      </Link>
      : {forecastText(line, line.challenger)}
      <span className="whitespace-nowrap text-muted">
        , {dayWord(line.kind)} {formatDate(line.dueOn)}
      </span>
    </>
  )
}
