import { describe, expect, it } from 'vitest'
import { reconstructionRemark } from '@/lib/domain/reconstructed'
import type { Report } from '@/lib/domain/report'
import { sealOf } from '@/lib/domain/seal'
import { exampleReport } from '@/lib/testing/example-report'
import { changesFile } from './changes-file'
import { printReport } from './print'

const sha256 = '0123456789abcdef'.repeat(4)
const print = (report: Report, before: Report | null = null) => printReport(report, { changes: changesFile(before, report), sha256 })
const signed = (): Report => {
  const report = exampleReport({ signed: true })
  return { ...report, seal: sealOf(report) }
}

describe('the printed report', () => {
  it('puts what is urgent first and says of every number what it is', () => {
    const { rows, spend, decisions } = print(exampleReport())
    expect(rows.map((row) => row.name)).toEqual(['Product shots', 'Adverts'])
    expect(rows[0]).toMatchObject({ mustMove: 'ended 24 Sep 2026', incumbentNote: 'ended 24 Sep 2026', spend: '—', risk: 'at risk' })
    expect(rows[1]).toMatchObject({
      spend: '$2,400',
      action: 'sign and switch',
      sub: 'Text → video + audio · demo data',
      owner: 'Ana Ruiz',
    })
    expect(spend).toMatchObject({ atRisk: '$2,400', total: 'of $2,400 a month, in 2 of 2 dependencies' })
    expect(spend.note).toContain('Not stated for 1 dependency')
    expect(decisions).toHaveLength(2)
  })

  it('names money on page 1 as what it is, with its interval, and none where a gate does not pass or the team stays', () => {
    const worthOf = (change: (report: Report) => void) => {
      const report = exampleReport()
      change(report)
      return print(report).rows.find(({ id }) => id === 'ads-0')?.worth
    }
    const pairOf = (report: Report) => {
      const pair = report.dependencies.find(({ dependency }) => dependency.id === 'ads-0')?.pairs[0]
      if (!pair) throw new Error('The example has a pair for adverts.')
      return pair
    }
    expect(worthOf(() => {})).toMatch(/^net value −?\$[\d,]+ \(−?\$[\d,]+\u00a0to\u00a0−?\$[\d,]+\)$/)
    expect(
      worthOf((report) => {
        pairOf(report).verdict.levels.R = 1
      }),
    ).toBeNull()
    const stay = { status: 'STAY', engineStatus: 'JUSTIFIED', reason: 'The contract runs on.', authorName: 'Ana Ruiz' } as const
    expect(
      worthOf((report) => {
        const { challenger, goal } = pairOf(report)
        report.overrides = [{ ...stay, dependencyId: 'ads-0', challengerId: challenger.id, goal, at: '2026-11-20T10:00:00.000Z' }]
      }),
    ).toBeNull()
  })

  it('shows three decisions at most and counts the rest', () => {
    const report = exampleReport({ dependencies: 4 })
    for (const { dependency } of report.dependencies) dependency.decisionDueOn = '2026-11-30'
    const { decisions, undecided } = print(report)
    expect(decisions).toHaveLength(3)
    expect(undecided).toBe('2 further lines in the table below.')
  })

  it('marks every input of the demo team, and no published figure', () => {
    const { dependencies, claims } = print(exampleReport())
    const adverts = dependencies.find((dependency) => dependency.name === 'Adverts')
    const facts = adverts?.headline?.gates.flatMap((gate) => [gate.challenger, gate.incumbent]).filter((fact) => fact !== null)
    expect(facts?.length).toBeGreaterThan(0)
    expect(facts?.every((fact) => fact.demo)).toBe(true)
    expect(adverts?.headline?.trials.map((trial) => trial.demo)).toEqual([true])
    expect(claims.every((claim) => !('demo' in claim))).toBe(true)
  })

  it('says only of the challenger’s facts, and of compared ones, that a gate did not accept them', () => {
    const report = exampleReport({ asOf: '2027-06-01', week: '2027-W22' })
    const gates = print(report).dependencies.find((dependency) => dependency.name === 'Adverts')?.headline?.gates
    const by = (name: string) => gates?.find((gate) => gate.gate === name)
    expect(by('Commercial use')).toMatchObject({ mark: 'UNKNOWN', challenger: { refused: true }, incumbent: { refused: false } })
    expect(by('Latency, 95th percentile')).toMatchObject({ challenger: { refused: true }, incumbent: { refused: true } })
  })

  it('cites every claim and source that it lists, and lists every one that it cites', () => {
    const { dependencies, claims, sources } = print(exampleReport())
    const cited = dependencies.flatMap((dependency) => dependency.headline?.forest.rows.flatMap((row) => row.cites) ?? [])
    expect([...new Set(cited)].sort()).toEqual(claims.map((claim) => claim.number).sort())
    expect(new Set(claims.map((claim) => claim.source))).toEqual(new Set(sources.map((source) => source.number)))
    expect(sources.find((source) => source.title === 'Launch note')).toMatchObject({ href: null, address: '—', read: '—' })
  })

  it('turns only web addresses into links', () => {
    const report = exampleReport()
    const [source] = Object.values(report.sources)
    if (source) source.url = 'javascript:alert(1)'
    expect(print(report).sources.map((entry) => entry.href)).toEqual([null, null])
  })

  it('tells a draft from a signed week, and gives signatures in the zone of the workspace', () => {
    expect(print(exampleReport())).toMatchObject({ signed: false, state: 'DRAFT – not signed', signatures: [] })
    expect(print(exampleReport({ signed: true }))).toMatchObject({ signed: false, signedBy: 'An approver or an owner may sign' })
    expect(print(signed())).toMatchObject({
      signed: true,
      state: 'Signed',
      signedBy: 'Bo Lindqvist, approver, 20 Nov 2026, 16:00 (Europe/Berlin)',
      signatures: [{ name: 'Bo Lindqvist', role: 'approver', decision: 'agrees' }],
    })
  })

  it('calls a week of a demo that was drawn afterwards reconstructed, in its head and beside its state', () => {
    const report = signed()
    expect(print(report).reconstructed).toBeNull()
    report.workspace.demo = true
    report.signOffs = report.signOffs.map((line) => ({ ...line, note: reconstructionRemark }))
    expect(print(report)).toMatchObject({
      ...{ state: 'Signed, reconstructed', reconstructed: 'Reconstructed: drawn afterwards on what was public at the time.' },
    })
  })

  it('prints every dissent with its reason, and counts dissent where it names who signed', () => {
    const report = signed()
    const dissent = { decision: 'dissent' as const, name: 'Chi Tanaka', role: 'owner', note: 'Too few prompts with hands.' }
    const on = { dissents: [{ dependencyId: 'shots', note: 'The price on record is a list price.' }] }
    report.signOffs.push({ ...dissent, ...on, signedAt: '2026-11-20T15:30:00.000Z', evidenceSha256: null })
    const { signatures, signedBy, dependencies } = print(report)
    expect(signedBy).toBe('by 2 people, 1 dissenting, last on 20 Nov 2026, 16:30 (Europe/Berlin)')
    expect(signatures[1]).toMatchObject({
      ...{ decision: 'dissents', note: 'Too few prompts with hands.' },
      on: [{ name: 'Product shots', note: 'The price on record is a list price.' }],
    })
    const shots = dependencies.find(({ id }) => id === 'shots')
    expect(shots?.dissents).toEqual([{ id: 'shots', name: 'Chi Tanaka', note: 'The price on record is a list price.' }])
  })

  it('puts what the team decides beside what the engine says, on page 1 and on the page of the dependency', () => {
    const report = signed()
    const [pair] = report.dependencies.find(({ dependency }) => dependency.id === 'shots')?.pairs ?? []
    if (!pair) throw new Error('The example has a pair for product shots.')
    const { status: engineStatus } = pair.verdict
    const line = { status: 'JUSTIFIED' as const, engineStatus, reason: 'Legal has seen the contract.', authorName: 'Ana Ruiz' }
    report.overrides = [
      { ...line, dependencyId: 'shots', challengerId: pair.challenger.id, goal: pair.goal, at: '2026-11-20T10:00:00.000Z' },
    ]
    const { overrides, rows, dependencies } = print(report)
    expect(overrides).toMatchObject([
      { name: 'Product shots', team: { word: 'Switch justified' }, engine: { mark: engineStatus }, reason: 'Legal has seen the contract.' },
    ])
    expect(rows.find(({ id }) => id === 'shots')).toMatchObject({ status: { mark: engineStatus }, team: { mark: 'JUSTIFIED' } })
    expect(dependencies.find(({ id }) => id === 'shots')?.overrides).toEqual(overrides)
  })

  it('says which edition a reopened week replaces, and why', () => {
    expect(print(signed()).edition).toBeNull()
    const report = { ...signed(), edition: 2 }
    report.supersedes = { edition: 1, sha256, reason: 'A contract had the wrong date.', reopenedBy: 'Ana Ruiz' }
    expect(print(report).edition?.replaceAll('\u200b', '')).toBe(
      'Edition 2: it replaces edition 1 (0123456789ab…abcdef), reopened by Ana Ruiz: A contract had the wrong date.',
    )
  })

  it('says what changed since the report before and why', () => {
    const before = exampleReport({ asOf: '2026-10-10', week: '2026-W41' })
    const { since, changes } = print(exampleReport(), before)
    expect(since).toBe('W41')
    expect(changes.map((change) => change.text).join(' ')).toContain('your own trial closed: 39 won, 15 lost, 6 tied')
    expect(print(exampleReport())).toMatchObject({ since: '', changes: [] })
  })

  it('has a row and a page for a dependency without any challenger', () => {
    const report = exampleReport()
    for (const entry of report.dependencies) entry.pairs = []
    const { rows, dependencies, claimed } = print(report)
    expect(rows[1]).toMatchObject({ challenger: 'none to weigh', status: null, interval: null, action: 'name a challenger to weigh' })
    expect(dependencies.map((dependency) => dependency.headline)).toEqual([null, null])
    expect(claimed.points).toEqual([])
  })
})
