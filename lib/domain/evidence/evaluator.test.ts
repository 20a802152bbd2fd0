import { describe, expect, it } from 'vitest'
import { evaluatorOfPair } from './evaluator'

const vendors = { challenger: 'bytedance', incumbent: 'google' }
const by = (evaluatorKind: string, interestId: string | null, evaluatorId = 'lab') =>
  ({ evaluatorId, evaluatorKind, interestId }) as Parameters<typeof evaluatorOfPair>[0][number]

describe('who stands behind a comparison', () => {
  it.each([
    ['the challenger’s vendor', by('vendor', 'bytedance'), 'vendor', 'bytedance'],
    ['the incumbent’s vendor', by('vendor', 'google'), 'vendor', 'google'],
    ['a vendor known only as evaluator', by('vendor', null, 'google'), 'vendor', 'google'],
    ['a rival vendor that is neither side', by('vendor', 'alibaba'), 'collaborative', 'alibaba'],
    ['a laboratory', by('independent', null), 'independent', null],
    ['a laboratory paid by a vendor', by('independent', 'bytedance'), 'collaborative', 'bytedance'],
    ['a refereed paper written with a vendor', by('peer_reviewed', 'tencent'), 'collaborative', 'tencent'],
    ['a sponsored review', by('collaborative', 'google'), 'collaborative', 'google'],
    ['nobody knows whom', by('unknown', 'google'), 'unknown', 'google'],
  ])('%s', (_, claim, evaluatorKind, conflictOrgId) => {
    expect(evaluatorOfPair([claim], vendors)).toEqual({ evaluatorKind, conflictOrgId })
  })

  it('counts as the less trusted of two kinds', () => {
    const pair = [by('peer_reviewed', null), by('independent', null)]
    expect(evaluatorOfPair(pair, vendors).evaluatorKind).toBe('independent')
    expect(evaluatorOfPair([...pair].reverse(), vendors).evaluatorKind).toBe('independent')
  })
})
