import { expect, it } from 'vitest'
import { defaultPolicy, mergePolicy, Policy } from './policy'
import { policyLeaves } from './policy-guide'
import { ledgerIndex, policyLedger } from './policy-ledger'

const merged = (change: Record<string, unknown>) => Policy.parse(mergePolicy(defaultPolicy, change))
const lines = (policy: Policy) => policyLedger(policy, 'EUR').flatMap((section) => section.lines)
const find = (policy: Policy, path: string) => lines(policy).find((line) => line.path === path)

it('lists every value of a policy once, in sections that the index names', () => {
  const listed = lines(defaultPolicy).map(({ path }) => path)
  expect([...listed].sort()).toEqual([...policyLeaves(defaultPolicy).keys()].sort())
  expect(policyLedger(defaultPolicy, 'EUR').map(({ id }) => id)).toEqual(ledgerIndex.map(({ id }) => id))
})

it('shows the value, its default, its range and what the other values leave of it', () => {
  expect(find(merged({ midNetPreference: 0.125 }), 'midNetPreference')).toMatchObject({
    ...{ text: '0.125', reading: '12.5 points', standard: '0.1', changed: true, allowed: '0.02\u00a0–\u00a00.4', leaves: null },
  })
  expect(find(defaultPolicy, 'thresholds.provenStay.p')).toMatchObject({
    changed: false,
    allowed: '0\u00a0–\u00a01',
    leaves: '0.8\u00a0–\u00a00.9',
  })
  expect(find(defaultPolicy, 'optimism.wPrompts')).toMatchObject({ allowed: '0\u00a0–\u00a01', leaves: '0.2' })
  expect(find(defaultPolicy, 'thresholds.hypeGraceDays')).toMatchObject({ allowed: '0\u00a0–\u00a0180, whole', unit: 'days' })
  expect(find(defaultPolicy, 'voi.askCost')).toMatchObject({ text: '50', unit: 'EUR' })
  expect(find(defaultPolicy, 'requireOwnTrial')).toMatchObject({ text: 'yes', allowed: 'yes or no', unit: null })
})

it('offers a built-in gate no source that its kind of fact cannot come from', () => {
  expect(find(defaultPolicy, 'gates.commercial_use.sources')).toMatchObject({ allowed: 'any of: Contract, Vendor’s documentation' })
  const narrow = merged({ gates: [{ id: 'commercial_use', sources: ['contract'] }] })
  expect(find(narrow, 'gates.commercial_use.sources')).toMatchObject({
    text: 'Contract',
    changed: true,
    control: { options: ['contract', 'vendor_doc'] },
  })
})

it('gives a gate of the team’s own no default and lets it accept every source but a vendor’s claim', () => {
  const policy = merged({ gates: [{ id: 'watermark', kind: 'bool', required: true, sources: ['contract'], maxAgeDays: 90 }] })
  expect(find(policy, 'gates.watermark.sources')).toMatchObject({ standard: 'none', changed: false })
  expect(find(policy, 'gates.watermark.sources')?.control).toMatchObject({ options: ['contract', 'vendor_doc', 'measured', 'independent'] })
})
