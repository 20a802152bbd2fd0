import { describe, expect, it } from 'vitest'
import { acceptanceOf, type JudgedClip } from './trial-acceptance'
import { brokenConditions } from './trial-conditions'

const said = (...accepted: boolean[]): JudgedClip['judgements'] =>
  accepted.map((yes) => ({ accepted: yes, reasonCode: yes ? null : 'motion' }))
const clip = (over: Partial<JudgedClip> = {}): JudgedClip => ({ side: 'challenger', state: 'ready', seconds: 5, judgements: [], ...over })
const price = { usdPerSecond: 0.1, attempts: 1 }

describe('acceptance of one side', () => {
  it('counts a clip that most raters would use, and a failure as one that nobody could', () => {
    const clips = [
      clip({ judgements: said(true, true, false) }),
      clip({ judgements: said(true, false) }),
      clip({ state: 'failed', seconds: null }),
      clip(),
      clip({ side: 'incumbent', judgements: said(true) }),
    ]
    expect(acceptanceOf(clips, 'challenger', price)).toMatchObject({
      judged: 2,
      accepted: 1,
      failed: 1,
      rate: 1 / 3,
      reasons: [{ reason: 'motion', count: 2 }],
    })
  })

  it('costs what all judged seconds cost, for those that are accepted, in every attempt', () => {
    const clips = [clip({ judgements: said(true) }), clip({ judgements: said(false) }), clip({ seconds: 10, judgements: said(false) })]
    expect(acceptanceOf(clips, 'challenger', price).costPerAcceptedSecondUsd).toBeCloseTo(0.4, 12)
    expect(acceptanceOf(clips, 'challenger', { ...price, attempts: 3 }).costPerAcceptedSecondUsd).toBeCloseTo(1.2, 12)
  })

  it('has no rate without a judgement, and no cost without a price or an accepted second: missing is never zero', () => {
    expect(acceptanceOf([clip()], 'challenger', price)).toMatchObject({ rate: null, costPerAcceptedSecondUsd: null })
    expect(acceptanceOf([clip({ judgements: said(false) })], 'challenger', price)).toMatchObject({
      rate: 0,
      costPerAcceptedSecondUsd: null,
    })
    const free = acceptanceOf([clip({ judgements: said(true) })], 'challenger', { usdPerSecond: null, attempts: 1 })
    expect(free).toMatchObject({ rate: 1, costPerAcceptedSecondUsd: null })
  })
})

it('a trial that keeps all four conditions is proof, and one that does not says which it broke', () => {
  const kept = { blind: true, sidesRandomised: true, ownPrompts: true, versionsExact: true }
  expect(brokenConditions(kept)).toEqual([])
  expect(brokenConditions({ ...kept, blind: false, versionsExact: false })).toEqual([
    expect.stringContaining('Not blind'),
    expect.stringContaining('Versions not exact'),
  ])
})
