import { expect, it } from 'vitest'
import type { ObservedAvailability } from '@/lib/domain/status-availability'
import { shareText, windowText, worthText } from './status-words'

const [from, to] = [new Date('2026-08-28T22:30:00Z'), new Date('2026-11-26T22:30:00Z')]
const observed = (over: Partial<ObservedAvailability>): ObservedAvailability => ({
  ...{ from, to, share: 1, outageSeconds: 0, outages: 0, incidents: 0, watchedSeconds: 0 },
  ...over,
})

it('what was admitted is said to the minute, and what was watched in days of the window', () => {
  const seconds = 10.5 * 3600
  const told = observed({ share: 1 - seconds / (90 * 86_400), outageSeconds: seconds, outages: 3, watchedSeconds: 10 * 86_400 })
  expect(shareText(told)).toBe('99.51%')
  expect(worthText(told)).toBe('It admitted 3 major or critical incidents, 10 h 30 min in all. Watched 10 of 90 days.')
})

it.each([
  [50 * 3600, 15 * 3600, '50 h in all. Watched 15 h of 90 days.'],
  [45 * 60, 1.25 * 86_400, '45 min in all. Watched 1.3 of 90 days.'],
])('%i s of outage and %i s of watching are said as people do', (outageSeconds, watchedSeconds, words) => {
  expect(worthText(observed({ outageSeconds, watchedSeconds }))).toContain(words)
})

it('nothing admitted and nothing watched are told apart', () => {
  expect(worthText(observed({}))).toBe('It admitted nothing major. Watched none of 90 days.')
})

it('the window is given in days of a time zone', () => {
  expect(windowText(observed({}), 'UTC')).toBe('28 Aug – 26 Nov 2026')
  expect(windowText(observed({}), 'Europe/Berlin')).toBe('29 Aug – 26 Nov 2026')
})
