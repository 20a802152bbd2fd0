import { describe, expect, it } from 'vitest'
import { exampleReport } from '@/lib/testing/example-report'
import type { ActionLine } from '../action-line'
import type { OverrideLine, Report } from '../report'
import { changedStatuses, signatureRequested, statusChanged, test, weekSigned } from './compose'
import { digest } from './digest'
import { eventKey } from './event'
import { mailHtml, mailText, slackPayload, teamsPayload } from './formats'
import type { Frame } from './frame'
import type { Message } from './message'

const frame = (over: Partial<Frame> = {}): Frame => ({
  workspace: { name: 'Studio', slug: 'studio', demo: false },
  baseUrl: 'https://sb.example',
  channel: { id: 'team', name: 'Team' },
  reader: null,
  ...over,
})
const ana = { id: 'ana', name: 'Ana' }
const sha256 = 'b'.repeat(64)
const report = exampleReport()
const [headline] = report.dependencies[0]?.pairs ?? []
if (!headline) throw new Error('The example has a headline.')
const over: OverrideLine = {
  ...{ dependencyId: 'ads-0', challengerId: headline.challenger.id, goal: headline.goal, authorName: 'Bo', at: '2026-11-25T10:00:00Z' },
  ...{ status: 'STAY', engineStatus: headline.verdict.status, reason: 'The contract\nruns until March.' },
}
const overruled: Report = { ...report, overrides: [over] }
const quiet = { actions: [], today: '2026-11-23' }
const textOf = ({ message }: { message: Message }) => mailText(message)

describe('every message', () => {
  const waiting = [{ week: '2026-W47', signers: [ana] }]
  const all = (at: Frame) => [
    digest(at, { ...quiet, report, before: null, waiting }),
    signatureRequested(at, { report, edition: 1, evidenceSha256: sha256, waiting: { week: report.week, signers: [ana] } }),
    weekSigned(at, { report: overruled, before: report, sha256 }),
    statusChanged(at, { report: overruled, before: report, sha256, dependencyId: 'ads-0' }),
    test(at, 'Ana'),
  ]

  it('says why it comes and how to stop it, and leads nowhere but to the installation', () => {
    for (const reader of [null, ana]) {
      for (const told of all(frame({ reader }))) {
        const text = textOf(told)
        expect(text).toContain(reader ? 'because you are a member of Studio' : 'The channel “Team” of Studio')
        expect(text).toContain(
          reader
            ? 'Stop your mail from this workspace: https://sb.example/w/studio/settings/notifications#your-mail'
            : 'https://sb.example/w/studio/settings/notifications/team',
        )
        const links = [...mailHtml(told.message).matchAll(/href="([^"]*)"/g)].map(([, href = '']) => href)
        expect(links.length).toBeGreaterThanOrEqual(2)
        expect(links.filter((href) => !href.startsWith('https://sb.example/w/studio'))).toEqual([])
      }
    }
  })

  it('of a demonstration says that it is one', () => {
    const demo = { name: 'Studio', slug: 'studio', demo: true }
    for (const told of all(frame({ workspace: demo }))) expect(textOf(told)).toContain('It is a demonstration')
    for (const told of all(frame())) expect(textOf(told)).not.toContain('demonstration')
  })

  it('fits what Slack and Teams take, also from a workspace of 400 dependencies', () => {
    const large = exampleReport({ dependencies: 400, name: 'N'.repeat(120) })
    const told = digest(frame(), { ...quiet, report: large, before: { ...report, dependencies: [] }, waiting })
    const slack = slackPayload(told.message)
    expect(slack.blocks.length).toBeLessThanOrEqual(50)
    for (const block of slack.blocks) if ('text' in block) expect(block.text?.text.length).toBeLessThanOrEqual(3000)
    expect(JSON.stringify(teamsPayload(told.message)).length).toBeLessThan(28_000)
    expect(textOf(told)).toContain('more')
  })
})

describe('the digest', () => {
  it('tells a reader what waits for them, and a channel what waits for whom', () => {
    const mine = exampleReport()
    for (const entry of mine.dependencies) Object.assign(entry, { owner: 'Ana' }).dependency.ownerId = 'ana'
    const waiting = [{ week: '2026-W47', signers: [ana, { id: 'bo', name: 'Bo' }] }]
    const told = { ...quiet, report: mine, before: null, waiting }
    const hers = textOf(digest(frame({ reader: ana }), told))
    expect(hers).toContain('WAITS FOR YOU')
    expect(hers).toContain('- Your signature under 2026-W47\n  https://sb.example/w/studio/reviews/2026-W47')
    expect(textOf(digest(frame({ reader: { id: 'chi', name: 'Chi' } }), told))).not.toContain('WAITS FOR YOU')
    const everybodys = textOf(digest(frame(), told))
    expect(everybodys).toContain('2026-W47 waits for a signature of: Ana, Bo')
    expect(everybodys).toContain('- Ana: ')
  })

  it('lists what people took on, overdue first, instead of what the engine would propose', () => {
    const mine = exampleReport()
    for (const entry of mine.dependencies) Object.assign(entry, { owner: 'Ana' }).dependency.ownerId = 'ana'
    const action = (over: Partial<ActionLine>): ActionLine => ({
      ...{
        id: 'a',
        title: 'Ask for the SLA',
        code: null,
        state: 'open',
        challengerId: null,
        claim: null,
        createdById: null,
        createdBy: 'Bo',
      },
      ...{
        dependency: { id: 'ads-0', name: 'Adverts', archived: false, owner: 'Ana' },
        owner: { id: 'ana', name: 'Ana', left: false },
        dueOn: null,
      },
      ...{ takenOn: '2026-11-16', week: '2026-W47', reason: null, settled: false, closedOn: null, closedBy: null, version: 1 },
      ...over,
    })
    const actions = [
      action({ id: 'b', title: 'Book raters', dueOn: '2026-11-20' }),
      action({ id: 'c', title: 'Read the licence', owner: null, dependency: null }),
      action({ id: 'd', title: 'Done already', state: 'done' }),
      action({}),
    ]
    const told = { ...quiet, report: mine, before: null, waiting: [], actions }
    const hers = textOf(digest(frame({ reader: ana }), told))
    expect(hers).toMatch(/- Adverts: Book raters \(overdue by 3 days\)\n.+\/actions\/b\n- Adverts: Ask for the SLA\n/)
    expect(hers).not.toMatch(/Read the licence|Done already/)
    expect(hers.match(/- Adverts: /g)).toHaveLength(2)
    expect(textOf(digest(frame(), told))).toContain('- Nobody yet: Read the licence')
  })

  it('says so when there is nothing to say', () => {
    const empty: Report = { ...report, dependencies: [] }
    expect(textOf(digest(frame(), { ...quiet, report: empty, before: report, waiting: [] }))).toContain(
      `No verdict changed since ${report.week} was signed, no date is overdue or within 14 days, nothing waits.`,
    )
  })
})

describe('a signed week', () => {
  it('shows the hash, the signatures and what was overruled, with the engine beside it', () => {
    const line = { name: 'Ana', role: 'owner', decision: 'agree' as const, note: null, signedAt: '2026-11-25T10:00:00Z' }
    const signed: Report = { ...overruled, signOffs: [{ ...line, evidenceSha256: sha256, dissents: [] }] }
    const told = weekSigned(frame(), { report: signed, before: report, sha256 })
    expect(textOf(told)).toContain(sha256)
    expect(textOf(told)).toContain('- Ana (owner) agrees')
    expect(textOf(told)).toMatch(/Adverts: Stay instead of .+, by Bo: The contract runs until March\./)
    expect(told.data).toMatchObject({ week: report.week, edition: 1, sha256, signOffs: [{ name: 'Ana', decision: 'agree' }] })
    expect(told.data.dependencies).toContainEqual(
      expect.objectContaining({ dependencyId: 'ads-0', status: 'STAY', engine: headline.verdict.status }),
    )
  })

  it('changes a status where the team decides otherwise than before, by the engine or over it', () => {
    expect(changedStatuses(report, report)).toEqual([])
    expect(changedStatuses(null, report)).toEqual([])
    expect(changedStatuses(report, overruled)).toEqual(['ads-0'])
    expect(changedStatuses({ ...report, dependencies: report.dependencies.slice(1) }, report)).toEqual(['ads-0'])
    const told = statusChanged(frame(), { report: overruled, before: report, sha256, dependencyId: 'ads-0' })
    expect(textOf(told)).toContain('because Bo overruled the engine')
    expect(told.data).toMatchObject({ before: headline.verdict.status, after: 'STAY', engine: headline.verdict.status })
  })
})

const hostileNames = [
  ...['<script>alert(1)</script>', '<img src=x onerror=alert(1)>', '"><a href="https://evil.example">', "' onmouseover='x", '&lt;b&gt;'],
  ...['<!channel>', '<https://evil.example|free>', '[free](https://evil.example)', 'a|b>c', '*bold* _it_ `code`', '{{title}}'],
  ...['x\r\nBcc: all@example.org', 'x\u2028Bcc: y', '\u001b[31mred', '\u202eover', '\u0000'],
]

const known = 'a body h1 h2 head hr html li meta p title ul'.split(' ')

it('lets no name become markup, a link, a header or a command', () => {
  for (const name of hostileNames) {
    const { message } = digest(frame({ workspace: { name, slug: 'studio', demo: false } }), {
      ...quiet,
      report: exampleReport({ name, vendor: name }),
      before: { ...report, dependencies: [] },
      waiting: [{ week: '2026-W47', signers: [{ id: 'x', name }] }],
    })
    expect(message.title).not.toMatch(/\p{Cc}|\u202e/u)
    const tags = [...mailHtml(message).matchAll(/<\/?\s*([a-z!/][\w!/]*)/gi)].map(([, tag = '']) => tag.toLowerCase())
    expect(new Set(tags.filter((tag) => !known.includes(tag)))).toEqual(new Set(['!doctype']))
    expect(mailText(message)).not.toMatch(/^Bcc:/m)
    expect(mailText(message)).not.toMatch(/(?!\n)\p{Cc}/u)
    const slack = [...JSON.stringify(slackPayload(message)).matchAll(/<([^>|]*)/g)].map(([, target = '']) => target)
    expect(slack.filter((target) => !target.startsWith('https://sb.example/'))).toEqual([])
    const cards = JSON.stringify(teamsPayload(message))
    expect(cards).not.toContain('"type":"TextBlock"')
    expect([...cards.matchAll(/"url":"([^"]*)"/g)].filter(([, url = '']) => !url.startsWith('https://sb.example/'))).toEqual([])
  }
})

it('gives the same event the same key, and another edition, evidence, week or dependency another', () => {
  const signed = { event: 'week.signed' as const, week: '2026-W48', edition: 1, sha256 }
  const changed = { event: 'status.changed' as const, week: '2026-W48', edition: 1, sha256, dependencyId: 'a' }
  const asked = { event: 'signature.requested' as const, week: '2026-W48', edition: 1, evidenceSha256: sha256 }
  expect(eventKey({ ...signed, sha256: 'c'.repeat(64) })).toBe(eventKey(signed))
  const keys = [
    ...[signed, { ...signed, edition: 2 }, { ...signed, week: '2026-W49' }],
    ...[changed, { ...changed, dependencyId: 'b' }, asked, { ...asked, evidenceSha256: 'c'.repeat(64) }],
    ...[
      { event: 'week.digest' as const, week: '2026-W48' },
      { event: 'week.digest' as const, week: '2026-W49' },
    ],
  ].map(eventKey)
  expect(new Set(keys).size).toBe(keys.length)
})
