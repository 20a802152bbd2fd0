import { pairWith } from '@/lib/cli/bench/engine'
import type { BenchRow } from '@/lib/cli/bench/row'
import { median } from '@/lib/cli/measure'
import type { Assumption } from '@/lib/domain/verdict/assumption'
import { groundsOf } from '@/lib/domain/verdict/grounds'
import { decide } from '@/lib/domain/verdict/judge'
import { evaluate } from '@/lib/domain/verdict/verdict'

const MANY = 10_000
const TIMES = 100

const assumptions: Assumption[] = [
  { kind: 'gate', gate: 'region', result: 'PASS' },
  { kind: 'economics', level: 2 },
  { kind: 'trial', wins: 29, prompts: 40 },
  { kind: 'evaluator', netPreference: 0.2 },
]

/**
 * The answer to a supposition on the page of a verdict: the case decided again under assumptions, as the browser does it after every input,
 * without what it draws. The reference evaluates the same case from its claims.
 */
export async function bench(): Promise<BenchRow[]> {
  const input = pairWith(MANY)
  const { grounds } = groundsOf(input)
  const ours =
    (await median(() => {
      for (let time = 0; time < TIMES; time++) decide(grounds, assumptions, { appraisals: [], dropped: [] })
    })) / TIMES
  const reference = await median(() => evaluate(input))
  return [
    {
      figure: `what-if on a pair with ${MANY.toLocaleString('en-US')} claims`,
      ours,
      unit: 'ms',
      reference,
      referenceName: 'the same verdict from its claims',
      ratio: ours / reference,
      goal: '≤ 100 ms',
    },
  ]
}
