import { DataList } from '@/components/ui/data-list'
import { DemoMark } from '@/components/verdict/demo-mark'
import { dimensionLabel } from '@/lib/domain/dimension'
import type { DependencyReport, Report } from '@/lib/domain/report'
import { taskLabel } from '@/lib/domain/task'
import { formatDate, formatMoney, formatNumber, formatPercent } from '@/lib/format'

/** What the workflow asks of any model: task, what counts how much, volumes, regions, dates. */
export function Needs({ entry: { dependency, origin }, report }: { entry: DependencyReport; report: Report }) {
  const { currency } = report.workspace
  const weights = Object.entries(dependency.dimensionWeights).filter(([, weight]) => (weight ?? 0) > 0)
  const total = weights.reduce((sum, [, weight]) => sum + (weight ?? 0), 0)
  const mid = dependency.mid ?? report.policy.content.midNetPreference
  const date = (day: string | null) => (day === null ? null : formatDate(day))
  return (
    <>
      <DataList
        columns={2}
        items={[
          { term: 'Task', value: taskLabel(dependency.task) },
          {
            term: 'What counts',
            value: weights.map(([id, weight]) => `${dimensionLabel(id)} ${formatPercent((weight ?? 0) / total)}`).join(', '),
          },
          {
            term: 'Smallest gain worth a switch',
            value: `${formatNumber(100 * mid)} points`,
            note: dependency.mid === null ? 'from the policy' : undefined,
          },
          { term: 'Goals', value: dependency.costGoal ? 'better, or as good and cheaper' : 'better' },
          {
            term: 'Finished seconds per month',
            value: dependency.finishedSecondsPerMonth === null ? null : formatNumber(dependency.finishedSecondsPerMonth),
          },
          { term: 'Monthly spend', value: dependency.monthlySpend === null ? null : formatMoney(dependency.monthlySpend, currency) },
          { term: 'Peak', value: dependency.peakJobsPerHour === null ? null : `${formatNumber(dependency.peakJobsPerHour)} jobs per hour` },
          {
            term: 'Regions required',
            value: dependency.requiredRegions.length > 0 ? dependency.requiredRegions.join(', ') : 'none stated',
          },
          { term: 'Contract ends', value: date(dependency.contractEndsOn) },
          { term: 'Decision due', value: date(dependency.decisionDueOn) },
          { term: 'In use since', value: date(dependency.startedOn) },
          { term: 'Note', value: dependency.note },
        ]}
      />
      {origin === 'demo' ? (
        <p className="pt-2">
          <DemoMark />
        </p>
      ) : null}
    </>
  )
}
