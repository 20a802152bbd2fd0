import { DataList } from '@/components/ui/data-list'
import { Section } from '@/components/ui/section'
import { DemoMark } from '@/components/verdict/demo-mark'
import { economicsItems, economicsText } from '@/lib/domain/economics-text'
import type { PairView } from './pair-view'

/** What the switch costs and returns within the policy's horizon, from the team's own estimates. */
export function EconomicsSection({ pair, entry, report }: PairView) {
  const told = { pair, months: report.policy.content.economics.horizonMonths, currency: report.workspace.currency }
  return (
    <Section id="economics" title="Economics" meta={<>most likely (lowest to highest) {entry.origin === 'demo' ? <DemoMark /> : null}</>}>
      <p className="max-w-3xl pb-3 text-muted">{economicsText(told)}</p>
      <DataList columns={2} items={economicsItems(told)} />
    </Section>
  )
}
