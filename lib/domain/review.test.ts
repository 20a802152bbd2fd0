import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Role } from './member'
import { quorumOf } from './quorum'
import { type Person, type ReviewAct, type ReviewGround, type ReviewNow, reviewStep, standingOf } from './review'

const ana: Person = { id: 'ana', name: 'Ana', role: 'approver' }
const bo: Person = { id: 'bo', name: 'Bo', role: 'approver' }
const chi: Person = { id: 'chi', name: 'Chi', role: 'owner' }
const dee: Person = { id: 'dee', name: 'Dee', role: 'analyst' }
const people = [ana, bo, chi, dee]

const pair = { dependencyId: 'ads', challengerId: 'kling', goal: 'capability' as const }
const fresh: ReviewNow = { state: 'open', edition: 1, evidence: 'e0', signOffs: [], overrides: [] }
const groundOf = (over: Partial<ReviewGround> = {}): ReviewGround => ({
  roles: new Map(people.map(({ id, role }) => [id, role])),
  quorum: { signatures: 1, owners: 0 },
  engineStatus: ({ dependencyId }) => (dependencyId === 'ads' ? 'PROMISING' : null),
  at: '2026-11-27T15:00:00.000Z',
  ...over,
})
const two = groundOf({ quorum: { signatures: 2, owners: 0 } })

const agree = (seen = 'e0'): ReviewAct => ({ act: 'sign', decision: 'agree', note: null, dissents: [], seen })
const dissent = (note: string | null = 'Too early.', seen = 'e0'): ReviewAct => ({
  act: 'sign',
  decision: 'dissent',
  note,
  dissents: [],
  seen,
})
const override = (seen = 'e0'): ReviewAct => ({ act: 'override', ...pair, status: 'STAY', reason: 'Brand risk.', seen })

function performed(acts: [Person, ReviewAct][], ground = groundOf(), now = fresh): ReviewNow {
  return acts.reduce((state, [by, act]) => {
    const step = reviewStep(state, by, act, ground)
    if (!step.ok) throw new Error(step.why)
    return step.next
  }, now)
}
const refusal = (now: ReviewNow, by: Person, act: ReviewAct, ground = groundOf()) => {
  const step = reviewStep(now, by, act, ground)
  return step.ok ? null : step
}

describe('the quorum of a week', () => {
  it('is one signature unless the policy says more', () => {
    expect(quorumOf({})).toEqual({ signatures: 1, owners: 0 })
    expect(quorumOf({ review: { signatures: 3, owners: 1 } })).toEqual({ signatures: 3, owners: 1 })
    expect(performed([[ana, agree()]]).state).toBe('signed')
  })

  it('of two is not reached by one person who signs twice', () => {
    const once = performed([[ana, agree()]], two)
    expect(once.state).toBe('in_review')
    expect(performed([[ana, agree()]], two, once)).toMatchObject({ state: 'in_review', signOffs: [{ userId: 'ana' }] })
    expect(performed([[bo, agree()]], two, once).state).toBe('signed')
  })

  it('can ask for an owner', () => {
    const ground = groundOf({ quorum: { signatures: 2, owners: 1 } })
    const both = performed(
      [
        [ana, agree()],
        [bo, agree()],
      ],
      ground,
    )
    expect(both.state).toBe('in_review')
    expect(standingOf(both, ground).waits).toEqual(['the signature of an owner'])
    expect(performed([[chi, agree()]], ground, both).state).toBe('signed')
  })

  it('does not count dissent, which stays beside the signatures', () => {
    const objected = performed([[ana, dissent()]])
    expect(objected.state).toBe('in_review')
    const signed = performed([[bo, agree()]], groundOf(), objected)
    expect(signed).toMatchObject({
      state: 'signed',
      signOffs: [{ userId: 'ana', decision: 'dissent', note: 'Too early.' }, { userId: 'bo' }],
    })
  })
})

describe('a signature', () => {
  it('is void when the evidence changes before the freeze, and counts again only when given again', () => {
    const moved = { ...performed([[ana, agree()]], two), evidence: 'e1' }
    expect(standingOf(moved, two)).toMatchObject({ lines: [{ userId: 'ana', void: 'evidence' }], waits: ['2 more signatures'] })
    expect(performed([[bo, agree('e1')]], two, moved).state).toBe('in_review')
    expect(
      performed(
        [
          [bo, agree('e1')],
          [ana, agree('e1')],
        ],
        two,
        moved,
      ).state,
    ).toBe('signed')
  })

  it('of somebody who left, or may not sign any more, is void', () => {
    const once = performed([[ana, agree()]], two)
    const without = (roles: [string, Role][]) => standingOf(once, { ...two, roles: new Map(roles) }).lines[0]?.void
    expect(without([['bo', 'approver']])).toBe('left')
    expect(without([['ana', 'viewer']])).toBe('role')
    expect(without([['ana', 'approver']])).toBeNull()
  })

  it('on a page that is not the newest is refused and leaves everything as it was', () => {
    expect(refusal(fresh, ana, agree('older'))).toMatchObject({ refusal: 'conflict', why: expect.stringContaining('The evidence changed') })
    expect(refusal(fresh, ana, override('older'))?.refusal).toBe('conflict')
  })

  it('can be withdrawn by its giver before the freeze', () => {
    const once = performed([[ana, agree()]], two)
    expect(performed([[ana, { act: 'withdraw' }]], two, once).signOffs).toEqual([])
    expect(refusal(once, bo, { act: 'withdraw' }, two)?.why).toContain('You have not signed')
  })

  it('of dissent needs its reason', () => {
    expect(refusal(fresh, ana, dissent(null))).toMatchObject({ refusal: 'invalid', field: 'note' })
  })

  it('is for approvers and owners', () => {
    for (const act of [agree(), override(), { act: 'begin' }, { act: 'reopen', reason: 'x' }] as ReviewAct[])
      expect(refusal(fresh, dee, act)).toMatchObject({ refusal: 'forbidden', why: expect.stringContaining('analyst') })
  })
})

describe('an override', () => {
  it('is not signed by its author alone', () => {
    const overruled = { ...performed([[ana, override()]]), evidence: 'e1' }
    const signed = performed([[ana, agree('e1')]], groundOf(), overruled)
    expect(signed.state).toBe('in_review')
    expect(standingOf(signed, groundOf()).waits).toEqual(['the signature of somebody beside Ana, who overruled the engine'])
    expect(performed([[bo, agree('e1')]], groundOf(), signed).state).toBe('signed')
    expect(performed([[bo, agree('e1')]], groundOf(), overruled).state).toBe('signed')
  })

  it('names a pair that the week weighs, and another status than the engine', () => {
    expect(refusal(fresh, ana, { ...override(), dependencyId: 'none' } as ReviewAct)).toMatchObject({
      refusal: 'invalid',
      field: 'challengerId',
    })
    expect(refusal(fresh, ana, { ...override(), status: 'PROMISING' } as ReviewAct)).toMatchObject({ refusal: 'invalid', field: 'status' })
  })

  it('is taken back by its author or an owner', () => {
    const overruled = performed([[ana, override()]])
    const back: ReviewAct = { act: 'withdraw_override', ...pair }
    expect(refusal(overruled, bo, back)?.refusal).toBe('forbidden')
    expect(performed([[ana, back]], groundOf(), overruled).overrides).toEqual([])
    expect(performed([[chi, back]], groundOf(), overruled).overrides).toEqual([])
    expect(refusal(fresh, ana, back)?.refusal).toBe('conflict')
  })
})

describe('a signed week', () => {
  const signed = performed([[ana, agree()]])

  it('accepts nothing but being reopened', () => {
    for (const act of [
      agree(),
      dissent(),
      override(),
      { act: 'begin' },
      { act: 'withdraw' },
      { act: 'withdraw_override', ...pair },
    ] as ReviewAct[])
      expect(refusal(signed, bo, act)?.refusal).toBe('conflict')
  })

  it('is reopened as the next edition, without the old signatures', () => {
    expect(performed([[bo, { act: 'reopen', reason: 'Wrong price.' }]], groundOf(), signed)).toEqual({ ...fresh, edition: 2 })
    expect(refusal(fresh, ana, { act: 'reopen', reason: 'x' })?.why).toContain('not signed')
  })
})

/** What the world may do to a review between two acts of people. */
type Turn = {
  by: number
  act: ReviewAct['act']
  stale: boolean
  decision: 'agree' | 'dissent'
  evidence: boolean
  role: Role | 'gone' | null
}
const turn: fc.Arbitrary<Turn> = fc.record({
  by: fc.nat(people.length - 1),
  act: fc.constantFrom('begin', 'sign', 'sign', 'sign', 'withdraw', 'override', 'withdraw_override', 'reopen'),
  stale: fc.boolean(),
  decision: fc.constantFrom('agree', 'agree', 'dissent'),
  evidence: fc.boolean(),
  role: fc.constantFrom<(Role | 'gone' | null)[]>(null, null, null, 'viewer', 'approver', 'owner', 'gone'),
})
const quorums = fc
  .integer({ min: 1, max: 3 })
  .chain((signatures) => fc.record({ signatures: fc.constant(signatures), owners: fc.nat(signatures) }))

function actOf({ act, stale, decision }: Turn, now: ReviewNow): ReviewAct {
  const seen = stale ? 'stale' : now.evidence
  if (act === 'sign') return { act, decision, note: 'n', dissents: [], seen }
  if (act === 'override') return { act, ...pair, status: 'STAY', reason: 'r', seen }
  if (act === 'withdraw_override') return { act, ...pair }
  return act === 'reopen' ? { act, reason: 'r' } : { act }
}

describe('10,000 random sequences of acts', () => {
  it('reach no illegal state: no freeze below the quorum or by an override’s author alone, no change to a frozen edition', () => {
    fc.assert(
      fc.property(quorums, fc.array(turn, { maxLength: 14 }), (quorum, turns) => {
        const members = new Map<string, Role>(people.map(({ id, role }) => [id, role]))
        const frozen = new Map<number, string>()
        let [now, changes] = [fresh, 0]
        for (const each of turns) {
          const person = people[each.by] as Person
          if (each.role === 'gone') members.delete(person.id)
          else if (each.role) members.set(person.id, each.role)
          const role = members.get(person.id)
          if (!role) continue
          if (each.evidence && now.state !== 'signed') now = { ...now, evidence: `e${++changes}` }
          const before = now
          const act = actOf(each, now)
          const ground = groundOf({ quorum, roles: members })
          const step = reviewStep(now, { ...person, role }, act, ground)
          if (!step.ok) continue
          now = step.next
          expect(role === 'approver' || role === 'owner').toBe(true)
          if (before.state === 'signed') expect([act.act, now.edition, now.state]).toEqual(['reopen', before.edition + 1, 'open'])
          if (step.freezes) {
            const agreeing = now.signOffs.filter(
              (line) =>
                line.decision === 'agree' &&
                line.evidence === now.evidence &&
                ['approver', 'owner'].includes(members.get(line.userId) ?? ''),
            )
            expect(new Set(agreeing.map(({ userId }) => userId)).size).toBeGreaterThanOrEqual(quorum.signatures)
            expect(agreeing.filter(({ userId }) => members.get(userId) === 'owner').length).toBeGreaterThanOrEqual(quorum.owners)
            for (const { authorId } of now.overrides) expect(agreeing.some(({ userId }) => userId !== authorId)).toBe(true)
            expect(frozen.has(now.edition)).toBe(false)
            frozen.set(now.edition, JSON.stringify(now))
          }
          expect(now.state === 'signed').toBe(frozen.has(now.edition))
          if (now.state === 'signed') expect(JSON.stringify(now)).toBe(frozen.get(now.edition))
          // An override changes what is signed, as the report's own hash does.
          if (act.act === 'override' || act.act === 'withdraw_override') now = { ...now, evidence: `e${++changes}` }
        }
      }),
      { numRuns: 10_000 },
    )
  })
})
