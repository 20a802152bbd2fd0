import { expect, test } from 'vitest'
import { exampleReport } from '@/lib/testing/example-report'
import type { Pair } from './report'
import { justifiedRivals } from './rivals'

function justified(id: string, goal: Pair['goal'] = 'capability'): Pair {
  const pair = exampleReport().dependencies[0]?.pairs[0]
  if (!pair) throw new Error('The example has a challenger.')
  return { ...pair, goal, challenger: { ...pair.challenger, id }, verdict: { ...pair.verdict, status: 'JUSTIFIED' } }
}

const rivals = (...pairs: Pair[]) => justifiedRivals(pairs).map(({ challenger, goal }) => `${challenger.id} ${goal}`)

test('two justified challengers are rivals, each named once by its better place', () => {
  expect(rivals(justified('a'), justified('b', 'cost'), justified('a', 'cost'))).toEqual(['a capability', 'b cost'])
})

test('one challenger that is justified for two goals has no rival', () => {
  expect(rivals(justified('a'), justified('a', 'cost'))).toEqual([])
  expect(rivals()).toEqual([])
})
