import type { ReactNode } from 'react'
import { Badge } from '@/components/ui/badge'
import { Section } from '@/components/ui/section'
import type { Digest } from '@/lib/domain/backtest/digest'
import { formatNumber, plural } from '@/lib/format'
import { CalibrationTable } from './calibration-table'
import { ScoreTable } from './score-table'

type TestSectionProps = { id: string; title: string; test: Digest; intro: ReactNode; children?: ReactNode }

/** One back-test: what it asks, what came out in words, the scores, the calibration, and what had to be left out. */
export function TestSection({ id, title, test, intro, children }: TestSectionProps) {
  return (
    <Section
      id={id}
      title={title}
      meta={
        <span className="flex flex-wrap items-center gap-2">
          {plural(test.n, 'resolved row')} {test.calibrated ? null : <Badge tone="dashed">uncalibrated</Badge>}
        </span>
      }
    >
      <div className="flex flex-col gap-5">
        <div className="max-w-3xl text-muted">{intro}</div>
        <ul className="flex max-w-3xl list-disc flex-col gap-1 pl-4">
          {test.summary.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
        {test.n > 0 ? (
          <>
            <ScoreTable label={`${title}: scores`} scores={test.scores} n={test.n} />
            <CalibrationTable name={title} bins={test.bins} byStatus={test.byStatus} />
          </>
        ) : null}
        {test.murphy ? (
          <p className="text-sm text-muted">
            Where the Brier score comes from: reliability {formatNumber(test.murphy.reliability, 3)} (0 is best), less resolution{' '}
            {formatNumber(test.murphy.resolution, 3)}, plus uncertainty {formatNumber(test.murphy.uncertainty, 3)}, plus what the width of
            the bins hides {formatNumber(test.murphy.within, 3)}.
          </p>
        ) : null}
        {children}
        <Dropped dropped={test.dropped} />
      </div>
    </Section>
  )
}

function Dropped({ dropped }: Pick<Digest, 'dropped'>) {
  if (dropped.length === 0) return null
  return (
    <div className="text-sm text-muted">
      <p>Left out, because it cannot be told:</p>
      <ul className="list-disc pl-4">
        {dropped.map(({ why, count }) => (
          <li key={why}>
            {formatNumber(count)}: {why}
          </li>
        ))}
      </ul>
    </div>
  )
}
