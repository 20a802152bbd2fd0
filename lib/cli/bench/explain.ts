import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { pairWith } from '@/lib/cli/bench/engine'
import type { BenchRow } from '@/lib/cli/bench/row'
import { median } from '@/lib/cli/measure'
import { root } from '@/lib/cli/root'
import { explain } from '@/lib/domain/verdict/explain'
import type { EngineInput } from '@/lib/domain/verdict/input'
import { parseEngineInput } from '@/lib/domain/verdict/parse'

const MANY = 10_000

/**
 * One verdict with the action, how sure it is, and the smallest changes that would alter it: the slowest of the reference scenarios, and a pair
 * with 10,000 claims. The reference reads the same input with JSON.parse.
 */
export async function bench(): Promise<BenchRow[]> {
  const measured = []
  for (const input of await scenarios()) measured.push(await explained(input))
  const worst = measured.reduce((slowest, each) => (each.ours > slowest.ours ? each : slowest))
  const row = (figure: string, { ours, reference }: Explaining): BenchRow => ({
    ...{ figure, ours, unit: 'ms', reference, referenceName: 'reading the same input with JSON.parse' },
    ratio: ours / reference,
    goal: '≤ 300 ms',
  })
  return [
    row(`explained verdict, the slowest of ${measured.length} reference scenarios`, worst),
    row(`explained verdict over ${MANY.toLocaleString('en-US')} claims`, await explained(pairWith(MANY))),
  ]
}

type Explaining = { ours: number; reference: number }

async function explained(input: EngineInput): Promise<Explaining> {
  const text = JSON.stringify(input)
  return { ours: await median(() => explain(input)), reference: await median(() => JSON.parse(text)) }
}

async function scenarios(): Promise<EngineInput[]> {
  const file = path.join(root, 'lib/domain/verdict/golden/golden-scenarios.json')
  const found = JSON.parse(await readFile(file, 'utf8')) as { id: string; input: unknown }[]
  return found.map(({ id, input }) => {
    const parsed = parseEngineInput(input)
    if (!parsed.ok) throw new Error(`${id} is no valid input.`)
    return parsed.input
  })
}
