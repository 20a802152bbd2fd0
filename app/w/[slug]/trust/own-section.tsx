import Link from 'next/link'
import { Badge } from '@/components/ui/badge'
import { Section } from '@/components/ui/section'
import { RowHead, Table, Td, Th, Tr } from '@/components/ui/table'
import { DemoMark } from '@/components/verdict/demo-mark'
import { ENOUGH_ROWS } from '@/lib/domain/backtest/backtest'
import { formatNumber, formatWeekShort } from '@/lib/format'
import type { Trust } from '@/lib/services/trust'
import { TestSection } from './test-section'

/** What this workspace signed, scored by the same rule. */
export function OwnSection({ trust, demo }: { trust: Trust; demo: boolean }) {
  return (
    <TestSection
      id="own"
      title="What this workspace signed"
      test={trust.own}
      intro={
        <p>
          The first signed week of each month, 90 days later: did an own trial, or somebody independent who had not been heard, find the
          gain?
          {trust.signedWeeks === 0
            ? ' No signed week is 90 days old yet.'
            : ` ${formatNumber(trust.signedWeeks)} such weeks are old enough.`}{' '}
          Below {ENOUGH_ROWS} resolved rows the board says “uncalibrated”.
          {demo ? (
            <>
              {' '}
              <DemoMark /> The past weeks of the demo were drawn afterwards from what had been published at the time; workflows and trials
              are invented.
            </>
          ) : null}
        </p>
      }
    />
  )
}

/** Own trials are many looks at chance: which of them hold when all are taken together. */
export function TrialsTogether({ trust, base }: { trust: Trust; base: string }) {
  const holding = trust.trials.filter(({ holds }) => holds).length
  return (
    <Section
      id="trials"
      title="Own trials taken together"
      meta={`${formatWeekShort(trust.week)} · ${formatNumber(holding)} of ${formatNumber(trust.trials.length)} hold at 5% false discovery`}
      flush={trust.trials.length > 0}
    >
      {trust.trials.length === 0 ? (
        <p className="text-muted">
          No blind trial of your own is closed yet. Once there are several, this says which of them would still stand if you looked at all
          of them at once.
        </p>
      ) : (
        <>
          <Table label="Own trials of this week" minWidth="40rem">
            <thead>
              <tr>
                <Th fixed="narrow">Dependency</Th>
                <Th>Challenger</Th>
                <Th>Question</Th>
                <Th numeric>Won – lost – tied</Th>
                <Th numeric unit=": 1">
                  Evidence
                </Th>
                <Th numeric unit=": 1">
                  Needed alone
                </Th>
                <Th>Together with the others</Th>
              </tr>
            </thead>
            <tbody>
              {trust.trials.map((line) => (
                <Tr key={line.id}>
                  <RowHead>
                    <Link href={`${base}/dependencies/${line.dependencyId}/vs/${line.challengerId}`} className="link">
                      {line.dependency}
                    </Link>
                  </RowHead>
                  <Td>
                    {line.challenger} {line.demo ? <DemoMark /> : null}
                  </Td>
                  <Td>{line.basis === 'capability' ? 'better?' : 'as good?'}</Td>
                  <Td numeric>
                    {line.wins} – {line.losses} – {line.ties}
                  </Td>
                  <Td numeric>{line.e < 0.1 ? '<0.1' : formatNumber(line.e, 1)}</Td>
                  <Td numeric>{formatNumber(line.needed)}</Td>
                  <Td>{line.holds ? <Badge tone="strong">holds</Badge> : <Badge tone="dashed">does not hold</Badge>}</Td>
                </Tr>
              ))}
            </tbody>
          </Table>
          <p className="max-w-3xl pt-3 text-sm text-muted">
            Evidence speaks against “no better”, or, where the question is whether it is as good, against “worse than the margin”. Of many
            trials some reach that by luck; the k strongest hold together when the weakest of them has at least (number of trials) : (k ×
            0.05). On average at most one in twenty of what holds is false, however the trials depend on each other.
          </p>
        </>
      )}
    </Section>
  )
}
