import { Section } from '@/components/ui/section'
import { RowHead, Table, Td, Th, Tr } from '@/components/ui/table'
import type { Policy } from '@/lib/domain/policy'
import type { Basis } from '@/lib/domain/verdict/output'
import { proofBar, type SampleSizeRow, sampleSizes, winsNeeded } from '@/lib/domain/verdict/sample-size'
import { formatChance, formatNumber } from '@/lib/format'

const sizes = [20, 30, 40, 60, 100, 200]
const lookEvery = 30

/** How many prompts a blind trial takes to prove a difference of each size: said before it begins, not after. */
export function PromptsNeeded({ policy }: { policy: Policy }) {
  return (
    <Section title="How many prompts a proof takes" meta="decisive prompts; those without a preference come on top" flush>
      <p className="max-w-3xl py-3 text-muted">
        Thirty prompts prove only landslides. Plan up to a hundred, look after every {lookEvery} and stop at the look that finds the bar
        reached: the evidence stays valid however often you look.
      </p>
      <Sizes title="To prove that a challenger is better" basis="capability" policy={policy} />
      <Sizes title="To prove that it is as good, for a cheaper one or a forced move" basis="cost" policy={policy} />
    </Section>
  )
}

function Sizes({ title, basis, policy }: { title: string; basis: Basis; policy: Policy }) {
  const bar = proofBar(basis, policy)
  return (
    <div className="pt-2 pb-4">
      <h3 className="font-semibold">{title}</h3>
      <p className="text-muted">
        The bar: evidence of {formatNumber(bar.e)}:1 and at least {bar.minWins} wins. The columns give the chance that a plan of so many
        prompts reaches it, with a look after every {lookEvery} and one at its end.
      </p>
      <Table label={title} minWidth="52rem">
        <thead>
          <tr>
            <Th fixed="narrow">If it truly wins</Th>
            {sizes.map((size) => (
              <Th key={size} numeric>
                plan of {size}
              </Th>
            ))}
            <Th numeric>prompts for 80%</Th>
            <Th numeric>stops after, at most 100</Th>
          </tr>
        </thead>
        <tbody>
          {sampleSizes(bar, sizes, lookEvery).map((row) => (
            <SizeRow key={row.share} row={row} />
          ))}
          <Tr>
            <RowHead className="text-muted">Wins needed</RowHead>
            {sizes.map((size) => (
              <Td key={size} numeric>
                {winsNeeded(size, bar) ?? 'out of reach'}
              </Td>
            ))}
            <Td numeric className="text-muted">
              n/a
            </Td>
            <Td numeric className="text-muted">
              n/a
            </Td>
          </Tr>
        </tbody>
      </Table>
    </div>
  )
}

function SizeRow({ row }: { row: SampleSizeRow }) {
  return (
    <Tr>
      <RowHead>
        {formatNumber(100 * row.share)} of 100{row.share === 0.5 ? <span className="text-muted"> · no difference</span> : null}
      </RowHead>
      {row.proven.map((chance, i) => (
        <Td key={sizes[i]} numeric>
          {formatChance(chance)}
        </Td>
      ))}
      <Td numeric>{row.fourInFive ?? 'over 1,000'}</Td>
      <Td numeric>{formatNumber(row.stopsAfter)}</Td>
    </Tr>
  )
}
