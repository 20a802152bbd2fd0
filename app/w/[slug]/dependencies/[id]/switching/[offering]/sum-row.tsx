import { type SwitchingSum, switchingParts } from '@/lib/domain/switching-cost'
import { formatMoney } from '@/lib/format'
import { partColumns } from './part-fields'

const labels = new Map<string, string>(switchingParts.map(({ id, label }) => [id, label.toLowerCase()]))

/** What the parts come to, and which of them are missing. */
export function SumRow({ sum: { sum, known, missing }, currency }: { sum: SwitchingSum; currency: string }) {
  const money = (amount: number) => formatMoney(amount, currency)
  return (
    <div role="status" aria-label="Sum of the parts" className="pt-3">
      <div className={`${partColumns} font-semibold`}>
        {(['low', 'mode', 'high'] as const).map((end) => (
          <span key={end} className="px-2.5 text-right">
            {sum ? (
              money(sum[end])
            ) : missing.length === switchingParts.length ? (
              '—'
            ) : (
              <span className="text-muted">{money(known[end])}</span>
            )}
          </span>
        ))}
        <span className="max-sm:col-span-3">{sum ? 'in all, once' : 'so far'}</span>
      </div>
      <p className="pt-1 text-sm text-muted">
        {missing.length > 0
          ? `Still missing: ${missing.map((id) => labels.get(id)).join(', ')}. A part that costs nothing is 0, 0, 0; until none is missing, the business case keeps the switching cost that it has.`
          : 'Lowest, likely and highest are each added up, as if everything went well or nothing did: the cautious reading.'}
      </p>
    </div>
  )
}
