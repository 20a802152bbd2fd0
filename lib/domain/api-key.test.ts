import { describe, expect, it } from 'vitest'
import { keyEnd, keyState, NewApiKey, roleOfKey } from './api-key'
import { Role } from './member'

const now = new Date('2026-11-25T12:00:00Z')

describe('what a key may do', () => {
  it('never goes beyond an analyst, whatever role is stored', () => {
    expect(Role.options.map((role) => [role, roleOfKey(role)])).toEqual([
      ['viewer', 'viewer'],
      ['rater', 'viewer'],
      ['analyst', 'analyst'],
      ['approver', 'analyst'],
      ['owner', 'analyst'],
    ])
  })

  it('cannot be asked for beyond an analyst either', () => {
    for (const role of ['rater', 'approver', 'owner', 'root']) expect(NewApiKey.safeParse({ name: 'Feed', role }).success, role).toBe(false)
    for (const role of ['viewer', 'analyst']) expect(NewApiKey.safeParse({ name: 'Feed', role }).success, role).toBe(true)
  })
})

describe('how long a key works', () => {
  it('ends after 90 days unless its maker says otherwise, and never when told so', () => {
    expect(keyEnd(NewApiKey.parse({ name: 'Feed' }).expiresInDays, now)).toEqual(new Date('2027-02-23T12:00:00Z'))
    expect(keyEnd(NewApiKey.parse({ name: 'Feed', expiresInDays: null }).expiresInDays, now)).toBeNull()
  })

  it.each([0, -1, 1.5, 731])('refuses %d days', (expiresInDays) => {
    expect(NewApiKey.safeParse({ name: 'Feed', expiresInDays }).success).toBe(false)
  })

  it('is over at its last instant, and a revoked key stays revoked after its end', () => {
    expect(keyState({ revokedAt: null, expiresAt: new Date(now.getTime() + 1) }, now)).toBe('open')
    expect(keyState({ revokedAt: null, expiresAt: now }, now)).toBe('expired')
    expect(keyState({ revokedAt: now, expiresAt: now }, now)).toBe('revoked')
    expect(keyState({ revokedAt: null, expiresAt: null }, now)).toBe('open')
  })
})
