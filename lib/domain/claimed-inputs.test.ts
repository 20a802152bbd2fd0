import { expect, test } from 'vitest'
import { demoWeeks } from '@/lib/testing/demo-weeks'
import { claimedInputs } from './claimed-inputs'

test('a challenger that nobody independent compared is not checked, and praise without a number is assumed to mean what the policy says', () => {
  const report = demoWeeks.get('2026-W47')
  if (!report) throw new Error('The demo has no such week.')
  const points = new Map(claimedInputs(report).map((point) => [point.dependencyId, point]))
  const voices = (id: string) => report.dependencies.find(({ dependency }) => dependency.id === id)?.pairs[0]?.verdict.groups ?? []
  expect(points.size).toBeGreaterThan(1)
  expect([...points.values()].filter(({ checked }) => checked === false).length).toBeGreaterThan(0)
  for (const [id, { checked, claimed, assumed }] of points) {
    if (checked) expect(voices(id).length, id).toBeGreaterThan(0)
    if (assumed) expect(claimed, id).toBe(report.policy.content.defaults.superlative)
  }
})
