import { DataList, NotPublished } from '@/components/ui/data-list'
import { trialEstimate } from '@/lib/domain/trial-estimate'
import { formatMoney, formatNumber, formatPrice, plural } from '@/lib/format'
import type { PlanSide } from './plan-form'

type PlanCostProps = {
  sizes: { prompts: number; seconds: number; attempts: number; ratersPerPrompt: number }
  challenger: PlanSide | null
  incumbent: PlanSide
}

/** What the trial costs in money and time, said before it begins. */
export function PlanCost({ sizes, challenger, incumbent }: PlanCostProps) {
  const known = Object.values(sizes).every((size) => Number.isFinite(size) && size > 0)
  if (!known) return <p className="text-muted">Fill in the sizes to see what the trial costs.</p>
  const { clips, cost, minutes } = trialEstimate(sizes, {
    challenger: challenger?.usdPerSecond ?? null,
    incumbent: incumbent.usdPerSecond,
  })
  const side = (entry: PlanSide | null, usd: number | null) => ({
    term: entry?.title ?? 'Challenger',
    value: usd === null ? <NotPublished /> : formatMoney(usd, 'USD'),
    note:
      entry === null
        ? 'Choose the challenger.'
        : entry.usdPerSecond === null
          ? 'Its price per second is not published; ask for it before you begin.'
          : `${formatPrice(entry.usdPerSecond, 'USD')} for a second of video`,
    key: entry === incumbent ? 'incumbent' : 'challenger',
  })
  return (
    <section aria-label="What it costs">
      <p className="border-b pb-1.5 font-semibold">What it costs, at the most</p>
      <DataList
        columns={2}
        items={[
          side(challenger, cost.challenger),
          side(incumbent, cost.incumbent),
          {
            term: 'Both sides',
            value:
              cost.challenger === null || cost.incumbent === null ? <NotPublished /> : formatMoney(cost.challenger + cost.incumbent, 'USD'),
            note: 'at list prices, with all attempts and all planned prompts',
          },
          { term: 'Clips', value: formatNumber(clips), note: `${plural(sizes.prompts, 'prompt')} on two sides` },
          {
            term: 'Voting',
            value: `${plural(Math.ceil(minutes.each), 'minute')} for each of ${formatNumber(sizes.ratersPerPrompt)}`,
            note: `${plural(Math.ceil(minutes.all), 'minute')} in all, if each clip is watched twice`,
          },
        ]}
      />
    </section>
  )
}
