import { type SwitchingSum, switchingParts } from '@/lib/domain/switching-cost'
import { formatMoney } from '@/lib/format'
import { partColumns } from './part-fields'

const labels = new Map<string, string>(switchingParts.map(({ id, label }) => [id, label.toLowerCase()]))
/** @example partNames(['engineering', 'wayBack']) // 'engineering, the way back' */
export const partNames = (ids: readonly string[]): string => ids.map((id) => labels.get(id)).join(', ')

type SumRowProps = {
  sum: SwitchingSum
  currency: string
  /** Parts that cannot be right; while there is one, no sum is shown. */
  wrong: readonly string[]
}

/** What the parts come to, and which of them are missing. */
export function SumRow({ sum: { sum, known, missing }, currency, wrong }: SumRowProps) {
  const money = (amount: number) => formatMoney(amount, currency)
  return (
    <div role="status" aria-label="Sum of the parts" className="pt-3">
      <div className={`${partColumns} font-semibold`}>
        {(['low', 'mode', 'high'] as const).map((end) => (
          <span key={end} className="px-2.5 text-right">
            {sum ? (
              money(sum[end])
            ) : wrong.length > 0 || missing.length === switchingParts.length ? (
              '—'
            ) : (
              <span className="text-muted">{money(known[end])}</span>
            )}
          </span>
        ))}
        <span className="max-sm:col-span-3">{sum ? 'in all, once' : wrong.length > 0 ? 'no sum yet' : 'so far'}</span>
      </div>
      <p className="pt-1 text-sm text-muted">
        {wrong.length > 0
          ? `No sum while a part is marked: ${partNames(wrong)}.`
          : missing.length > 0
            ? `Still missing: ${partNames(missing)}. A part that costs nothing is 0, 0, 0; until none is missing, the business case keeps the switching cost that it has.`
            : 'Lowest, likely and highest are each added up, as if everything went well or nothing did: the cautious reading.'}
      </p>
    </div>
  )
}
