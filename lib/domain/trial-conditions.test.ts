import { expect, it } from 'vitest'
import { conditionsText } from './trial-conditions'

const kept = { blind: true, sidesRandomised: true, ownPrompts: true, versionsExact: true }
const trial = { ...kept, state: 'closed' as const, wins: 16, planned: false, attestedByName: 'Ana Ruiz' }

it('conditions count as kept once there is a result, and for a trial run elsewhere once somebody vouches', () => {
  expect(conditionsText(trial)).toBe('all four kept')
  expect(conditionsText({ ...trial, attestedByName: null })).toBe('claimed, nobody vouches')
  expect(conditionsText({ ...trial, attestedByName: null, planned: true })).toBe('all four kept')
  expect(conditionsText({ ...trial, wins: null, state: 'registered' })).toBe('not yet')
  expect(conditionsText({ ...trial, state: 'voided' })).toBeNull()
})

it('a broken condition is named, and makes the trial informal', () => {
  expect(conditionsText({ ...trial, blind: false, sidesRandomised: false })).toBe('not blind, sides not randomised: informal evidence')
})
