import { Section } from '@/components/ui/section'
import { RowHead, Table, Td, Th, Tr } from '@/components/ui/table'
import { DemoMark } from '@/components/verdict/demo-mark'
import { formatDate, formatNumber, formatPercent, plural } from '@/lib/format'
import type { PairView } from './lede'

const conditions = [
  { key: 'blind', word: 'blind' },
  { key: 'sidesRandomised', word: 'sides randomised' },
  { key: 'ownPrompts', word: 'own prompts' },
  { key: 'versionsExact', word: 'exact versions' },
] as const

/** The team's own trials of this pair: counts, the four conditions of proof, and how strong the evidence is. */
export function TrialsSection({ pair, report }: PairView) {
  const { verdict, trials } = pair
  const needed = verdict.basis === 'capability' ? report.policy.content.thresholds.proven : report.policy.content.thresholds.provenNi
  return (
    <Section id="trials" title="Own trials" meta="one outcome per prompt, by the majority of raters">
      {trials.length === 0 ? (
        <p className="max-w-3xl text-muted">
          No blind trial of this pair on your own prompts yet. It takes at least {needed.minWins} wins and evidence of {needed.e}:1 to prove
          a switch; thirty prompts only prove landslides.
        </p>
      ) : (
        <>
          <Table label="Own trials" minWidth="44rem">
            <thead>
              <tr>
                <Th fixed="narrow">Closed</Th>
                <Th numeric>Won</Th>
                <Th numeric>Lost</Th>
                <Th numeric>Tied</Th>
                <Th>Conditions</Th>
                <Th>Counts as</Th>
              </tr>
            </thead>
            <tbody>
              {trials.map((trial) => {
                const failed = conditions.filter(({ key }) => !trial[key])
                return (
                  <Tr key={trial.id}>
                    <RowHead>{formatDate(trial.closedOn)}</RowHead>
                    <Td numeric>{formatNumber(trial.wins)}</Td>
                    <Td numeric>{formatNumber(trial.losses)}</Td>
                    <Td numeric>{formatNumber(trial.ties)}</Td>
                    <Td>
                      {failed.length === 0
                        ? conditions.map(({ word }) => word).join(', ')
                        : `not ${failed.map(({ word }) => word).join(', not ')}`}
                    </Td>
                    <Td>
                      {failed.length === 0 ? 'proof' : 'informal evidence'} {trial.origin === 'demo' ? <DemoMark /> : null}
                    </Td>
                  </Tr>
                )
              })}
            </tbody>
          </Table>
          {verdict.trial.N > 0 ? (
            <p className="max-w-3xl pt-3 text-muted">
              Evidence {verdict.e >= 1e6 ? 'over a million' : formatNumber(verdict.e, verdict.e < 10 ? 1 : 0)}:1 that the challenger is
              better
              {verdict.basis === 'capability' ? '' : ' than the margin allows'}, of {needed.e}:1 needed; it stays valid however often one
              looks. Share of decisive prompts won: {formatPercent(verdict.trial.w / Math.max(1, verdict.trial.w + verdict.trial.l))} (
              {formatPercent(verdict.cs[0])} to {formatPercent(verdict.cs[1])}, 95 % confidence sequence over{' '}
              {plural(verdict.trial.N, 'prompt')}).
            </p>
          ) : null}
        </>
      )}
    </Section>
  )
}
