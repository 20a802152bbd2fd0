import { RowHead, Table, Td, Th, Tr } from '@/components/ui/table'
import { chanceBy, type SizeCurves } from '@/lib/domain/size-curves'
import type { TrialGoal } from '@/lib/domain/trial-plan'
import { formatChance, formatNumber } from '@/lib/format'

type SizePlannerProps = { sizes: Record<TrialGoal, SizeCurves>; goal: string; planned: number }

const usual = [30, 60, 100]

/** True win share → chance to be proof by so many prompts. */
export function SizePlanner({ sizes, goal, planned }: SizePlannerProps) {
  const { bar, curves } = sizes[goal as TrialGoal] ?? sizes.capability
  const whole = Number.isInteger(planned) && planned > 0 ? Math.min(planned, 300) : 100
  const columns = [...new Set([...usual, whole])].sort((a, b) => a - b)
  const likely = curves.find(({ share }) => share === 0.7)
  return (
    <div>
      <p className="max-w-3xl text-muted">
        The bar is evidence of {formatNumber(bar.e)}:1 and at least {bar.minWins} wins.{' '}
        {likely ? (
          <>
            A challenger that truly wins 70 of 100 has reached it after 30 prompts with a chance of {formatChance(chanceBy(likely, 30))},
            after {formatNumber(whole)} with {formatChance(chanceBy(likely, whole))}.{' '}
          </>
        ) : null}
        Prompts without a preference come on top.
      </p>
      <Table label="Chance to be proof, by true win share and number of prompts" minWidth="30rem">
        <thead>
          <tr>
            <Th fixed="narrow">If it truly wins</Th>
            {columns.map((n) => (
              <Th key={n} numeric className={n === whole ? 'text-ink' : undefined}>
                within {formatNumber(n)}
                {n === whole ? ', as planned' : ''}
              </Th>
            ))}
          </tr>
        </thead>
        <tbody>
          {curves.map((curve) => (
            <Tr key={curve.share}>
              <RowHead>
                {formatNumber(100 * curve.share)} of 100{curve.share === 0.5 ? <span className="text-muted"> · no difference</span> : null}
              </RowHead>
              {columns.map((n) => (
                <Td key={n} numeric className={n === whole ? 'font-semibold' : undefined}>
                  {formatChance(chanceBy(curve, n))}
                </Td>
              ))}
            </Tr>
          ))}
        </tbody>
      </Table>
    </div>
  )
}
