import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkedInput } from '@/lib/testing/checked-input'
import { either } from '@/lib/testing/engine-arbitraries'
import { groundsOf } from './grounds'
import { judge } from './judge'
import type { PerturbationId } from './output'
import { perturbations, robustness } from './robustness'

describe('robustness', () => {
  it('is what appraising every claim again under each bent policy gives, bit for bit', () => {
    fc.assert(
      fc.property(either, (json) => {
        const input = checkedInput(json)
        const read = groundsOf(input)
        const judgement = judge(read.grounds)
        const again = (Object.keys(perturbations) as PerturbationId[]).map((id) => {
          const policy = { ...input.policy, ...perturbations[id](input.policy) }
          const { status, found } = judge(groundsOf({ ...input, policy }).grounds)
          const { P } = found.synthesis.posterior
          return { id, status, P, change: P - judgement.found.synthesis.posterior.P }
        })
        expect(robustness(read, judgement).perturbations).toStrictEqual(again)
      }),
      { numRuns: 300, seed: 20261125 },
    )
  })
})
