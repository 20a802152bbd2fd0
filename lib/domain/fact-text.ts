import { formatMoney, formatNumber, formatPercent } from '@/lib/format'
import type { Fact } from './fact'

/** The value of a fact as people read it, with its unit: "yes", "eu, us", "92 s", "USD 0.39/s", "99.55 %", "300 jobs/h". */
export function factText({ gate, value, relSe }: Pick<Fact, 'gate' | 'value'> & { relSe?: number | null }, currency: string): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (Array.isArray(value)) return value.length > 0 ? value.join(', ') : 'none named'
  const spread = relSe ? ` ± ${formatPercent(relSe)}` : ''
  if (gate === 'latency_p95') return `${formatNumber(value, value < 10 ? 1 : 0)} s${spread}`
  if (gate === 'cost_per_finished_second') return `${formatMoney(value, currency, 3)} per second${spread}`
  if (gate === 'availability') return formatPercent(value, 2)
  if (gate === 'throughput') return `${formatNumber(value)} jobs per hour${spread}`
  return String(value)
}
