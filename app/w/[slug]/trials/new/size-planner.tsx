import { RowHead, Table, Td, Th, Tr } from '@/components/ui/table'
import { chanceWithin, planChances } from '@/lib/domain/look-chances'
import { shortfallText } from '@/lib/domain/trial-shortfall'
import type { TrialSizes } from '@/lib/domain/trial-sizes'
import { formatChance, formatNumber, plural } from '@/lib/format'

type SizePlannerProps = { sizes: TrialSizes; planned: number; lookEvery: number }

const usual = [30, 60, 100]
const shares = [0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8]
const likely = 0.7

const isSize = (n: number) => Number.isInteger(n) && n > 0 && n <= 1000

/** True win share → chance to be proof by so many prompts, at the looks of the plan. */
export function SizePlanner({ sizes: { bar, needed }, planned, lookEvery }: SizePlannerProps) {
  if (!isSize(planned) || !isSize(lookEvery) || lookEvery > planned)
    return (
      <p className="text-muted">
        Fill in how many prompts and how many between looks, at most all of them, to see what the plan can prove.
      </p>
    )
  const columns = [...usual.filter((n) => n < planned), planned]
  const looks = { planned, lookEvery }
  const chances = new Map(shares.map((share) => [share, planChances(share, needed.slice(0, planned + 1), lookEvery)]))
  const chance = (share: number, n: number) => formatChance(chanceWithin(chances.get(share) ?? [], n, looks))
  const shortfall = shortfallText(planned, { bar, needed: needed[planned] ?? planned + 1 })
  return (
    <div>
      <p className="max-w-3xl text-muted">
        The bar is evidence of {formatNumber(bar.e)}:1 and at least {bar.minWins} wins. With a look after every{' '}
        {plural(lookEvery, 'prompt')} and one at the end, a challenger that truly wins 70 of 100 has reached it within{' '}
        {formatNumber(planned)} with a chance of {chance(likely, planned)}. Prompts without a preference come on top.
      </p>
      {shortfall ? <p className="max-w-3xl pt-1 font-semibold">{shortfall}</p> : null}
      <Table label="Chance to be proof, by true win share and number of prompts" minWidth="30rem">
        <thead>
          <tr>
            <Th fixed="narrow">If it truly wins</Th>
            {columns.map((n) => (
              <Th key={n} numeric className={n === planned ? 'text-ink' : undefined}>
                within {formatNumber(n)}
                {n === planned ? ', as planned' : ''}
              </Th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shares.map((share) => (
            <Tr key={share}>
              <RowHead>
                {formatNumber(100 * share)} of 100{share === 0.5 ? <span className="text-muted"> · no difference</span> : null}
              </RowHead>
              {columns.map((n) => (
                <Td key={n} numeric className={n === planned ? 'font-semibold' : undefined}>
                  {chance(share, n)}
                </Td>
              ))}
            </Tr>
          ))}
        </tbody>
      </Table>
    </div>
  )
}
