import { describe, expect, it } from 'vitest'
import { component, incident, incidentIo, instatus, instatusIncident, statuspage, widgetIncident } from '@/lib/testing/status-answers'
import {
  concerns,
  kindOfAnswer,
  readStatusPage,
  type StatusAnswers,
  type StatusPageKind,
  saidOf,
  statusPaths,
  statusRoot,
} from './status-page'
import { timeOf } from './status-parts'

const now = new Date('2026-11-25T12:00:00Z')
const read = (kind: StatusPageKind, answers: object) => {
  const outcome = readStatusPage(kind, answers as StatusAnswers, now)
  if (!outcome.ok) throw new Error(outcome.problem)
  return outcome.value
}
const problem = (kind: StatusPageKind, answers: object) => {
  const outcome = readStatusPage(kind, answers as StatusAnswers, now)
  return outcome.ok ? 'read' : outcome.problem
}

describe('a page of Statuspage', () => {
  it('is read with its components, its open and its past incidents', () => {
    const open = incident('b', {
      status: 'investigating',
      impact: 'critical',
      resolved_at: null,
      components: [],
      started_at: '2026-11-25T11:00:00+02:00',
    })
    const page = read(
      'statuspage',
      statuspage({ indicator: 'major', open: [open], past: [incident('a')], components: [component('API', 'partial_outage')] }),
    )
    expect(page).toMatchObject({ name: 'Maker', indicator: 'major', description: 'Partial System Outage', lists: 'past', remarks: [] })
    expect(page.components).toEqual([{ name: 'API', state: 'major' }])
    expect(page.incidents).toMatchObject([
      { id: 'b', impact: 'critical', state: 'investigating', startedAt: new Date('2026-11-25T09:00:00Z'), resolved: false, components: [] },
      {
        id: 'a',
        impact: 'major',
        resolvedAt: new Date('2026-11-20T12:00:00Z'),
        resolved: true,
        components: ['API'],
        url: 'https://stspg.example/a',
      },
    ])
  })

  it('without the time of an end takes that of the update which told it', () => {
    const past = incident('a', { resolved_at: null, incident_updates: [{ status: 'resolved', created_at: '2026-11-20T11:30:00Z' }] })
    expect(read('statuspage', statuspage({ past: [past] })).incidents[0]?.resolvedAt).toEqual(new Date('2026-11-20T11:30:00Z'))
  })

  it('shows maintenance that is under way, and no maintenance that is only planned', () => {
    const answers = statuspage()
    const work = { ...incident('m'), resolved_at: null, started_at: null, scheduled_for: '2026-11-25T08:00:00Z' }
    answers['/api/v2/summary.json'].scheduled_maintenances = [
      { ...work, status: 'in_progress' },
      { ...work, id: 'n', status: 'scheduled' },
    ] as never
    expect(read('statuspage', answers).incidents).toMatchObject([
      { id: 'm', impact: 'maintenance', startedAt: new Date('2026-11-25T08:00:00Z') },
    ])
  })

  it('keeps words that this version does not know as unknown, never as well', () => {
    const page = read(
      'statuspage',
      statuspage({ indicator: 'wobbly', components: [component('API', 'on_fire')], past: [incident('a', { impact: 'huge' })] }),
    )
    expect([page.indicator, page.components[0]?.state, page.incidents[0]?.impact]).toEqual(['unknown', 'unknown', 'unknown'])
  })
})

describe('a page of incident.io', () => {
  it('is read from its widget, whose incidents have no times', () => {
    const page = read('incident_io', incidentIo([widgetIncident('01A')], [widgetIncident('01B', { started_at: '2026-11-25T06:00:00Z' })]))
    expect(page).toMatchObject({
      indicator: 'major',
      description: 'A part is out.',
      lists: 'open',
      components: [{ name: 'API', state: 'major' }],
    })
    expect(page.incidents).toMatchObject([
      { id: '01A', impact: 'major', startedAt: null, resolvedAt: null },
      { id: '01B', impact: 'maintenance', startedAt: new Date('2026-11-25T06:00:00Z') },
    ])
  })

  it('with nothing open says that all is well', () => {
    expect(read('incident_io', incidentIo())).toMatchObject({ indicator: 'none', description: 'No incident is open.', incidents: [] })
  })

  it('is read from the paths of Statuspage where it answers those', () => {
    expect(read('incident_io', { ...statuspage({ past: [incident('a')] }), ...incidentIo([widgetIncident('01A')]) })).toMatchObject({
      lists: 'past',
      incidents: [{ id: 'a' }],
    })
  })
})

describe('a page of Instatus', () => {
  it('is read with the components that its incidents stand on', () => {
    const page = read('instatus', instatus('HASISSUES', [instatusIncident('x')]))
    expect(page).toMatchObject({
      indicator: 'critical',
      components: [
        { name: 'API', state: 'major' },
        { name: 'Website', state: 'none' },
      ],
    })
    expect(page.incidents).toMatchObject([
      { id: 'x', impact: 'critical', state: 'investigating', startedAt: new Date('2026-11-25T09:00:00Z'), components: ['API'] },
    ])
  })

  it.each([
    ['UP', 'none'],
    ['HASISSUES', 'minor'],
    ['UNDERMAINTENANCE', 'maintenance'],
    ['SOMEPARTIALOUTAGE', 'major'],
    ['ALLMAJOROUTAGE', 'critical'],
    ['ODD', 'unknown'],
  ])('with the status %s and no list of incidents is %s', (status, indicator) => {
    const { '/summary.json': summary } = instatus(status)
    expect(read('instatus', { '/summary.json': summary })).toMatchObject({ indicator, incidents: [], components: [] })
  })

  it('names an incident without an id by its address, and leaves out one that has neither', () => {
    const page = read(
      'instatus',
      instatus('HASISSUES', [instatusIncident('x', { id: undefined }), instatusIncident('y', { id: undefined, url: 'javascript:1' })]),
    )
    expect(page.incidents).toMatchObject([{ id: 'x' }])
    expect(page.remarks).toEqual(['1 of its incidents have neither an id nor an address and were left out.'])
  })
})

describe('an answer of the wrong shape is refused with a sentence', () => {
  const right = statuspage()
  it.each<[string, StatusPageKind, object, RegExp]>([
    ['a text', 'statuspage', { '/api/v2/summary.json': '<html>' }, /no summary of Statuspage\.$/],
    ['nothing', 'statuspage', {}, /no summary of Statuspage/],
    ['a list', 'instatus', { '/summary.json': [] }, /no summary of Instatus\.$/],
    ['another format', 'statuspage', { '/api/v2/summary.json': instatus()['/summary.json'] }, /“page.id” is missing/],
    ['Statuspage for Instatus', 'instatus', { '/summary.json': right['/api/v2/summary.json'] }, /“page.status” is missing/],
    ['Statuspage for a widget', 'incident_io', { '/api/v1/summary': right['/api/v2/summary.json'] }, /“page_title” is missing/],
    ['no data at all', 'incident_io', {}, /no data that can be read/],
    [
      'components that are no list',
      'statuspage',
      { ...right, '/api/v2/summary.json': { ...right['/api/v2/summary.json'], components: {} } },
      /“components”/,
    ],
    ['no list of incidents', 'statuspage', { '/api/v2/summary.json': right['/api/v2/summary.json'] }, /no summary of the incidents/],
    ['an incident without an id', 'statuspage', statuspage({ past: [incident('a', { id: '' })] }), /“incidents.0.id”/],
    ['an incident with an object for a name', 'statuspage', statuspage({ past: [incident('a', { name: {} })] }), /“incidents.0.name”/],
  ])('%s', (_, kind, answers, sentence) => expect(problem(kind, answers)).toMatch(sentence))
})

describe('an answer that cannot be true', () => {
  it('is taken without what is wrong in it, and says so', () => {
    const past = [
      incident('twice'),
      incident('twice', { impact: 'none' }),
      incident('back', { started_at: '2026-11-20T12:00:00Z', resolved_at: '2026-11-20T11:00:00Z' }),
      incident('ahead', { started_at: '2027-01-01T00:00:00Z' }),
    ]
    const page = read('statuspage', statuspage({ past }))
    expect(page.incidents.map(({ id, impact, startedAt, resolvedAt }) => [id, impact, startedAt, resolvedAt])).toEqual([
      ['back', 'major', new Date('2026-11-20T12:00:00Z'), new Date('2026-11-20T12:00:00Z')],
      ['twice', 'major', new Date('2026-11-20T10:00:00Z'), new Date('2026-11-20T12:00:00Z')],
    ])
    expect(page.remarks).toEqual([
      'One incident is listed twice; the first entry counts.',
      'One incident ends before it begins; it counts as no time at all.',
      'One incident begins in the future and was left out.',
    ])
  })

  it('of 10,000 incidents keeps the newest 1,000 within seconds', () => {
    const past = Array.from({ length: 10_000 }, (_, index) =>
      incident(`i${index}`, { started_at: new Date(Date.UTC(2026, 0, 1) + index * 60_000).toISOString() }),
    )
    const before = performance.now()
    const page = read('statuspage', statuspage({ past }))
    expect(performance.now() - before).toBeLessThan(5000)
    expect(page.incidents).toHaveLength(1000)
    expect(page.incidents[0]?.id).toBe('i9999')
    expect(page.remarks).toContain('It lists 10000 incidents; the newest 1000 were taken.')
  })

  it('changes no prototype', () => {
    const evil = JSON.parse(
      '{"id":"__proto__","name":"x","status":"resolved","impact":"__proto__","__proto__":{"polluted":1},"components":[{"name":"__proto__"}]}',
    )
    const page = read(
      'statuspage',
      statuspage({ past: [evil], components: [component('__proto__', 'constructor'), component('constructor')] }),
    )
    expect(page.incidents).toMatchObject([{ id: '__proto__', impact: 'unknown', startedAt: null }])
    expect(page.components).toEqual([
      { name: '__proto__', state: 'unknown' },
      { name: 'constructor', state: 'none' },
    ])
    expect(({} as { polluted?: number }).polluted).toBeUndefined()
  })

  it('is shown without control characters and at most 300 characters long', () => {
    const page = read(
      'statuspage',
      statuspage({ past: [incident('a', { name: `\u202eevil\u0000\n${'x'.repeat(400)}`, shortlink: 'javascript:alert(1)' })] }),
    )
    expect(page.incidents[0]?.name).toMatch(/^evil x+…$/)
    expect(page.incidents[0]?.name).toHaveLength(300)
    expect(page.incidents[0]?.url).toBeNull()
  })
})

it.each([
  ['2026-11-20T10:00:00Z', '2026-11-20T10:00:00.000Z'],
  ['2019-02-20T12:00:19.418-06:00', '2019-02-20T18:00:19.418Z'],
  ['Sat Jun 11 2022 18:55:50 GMT+0000 (Coordinated Universal Time)', '2022-06-11T18:55:50.000Z'],
  ['2026-11-20T10:00:00', null],
  ['2026-11-20', null],
  ['5', null],
  ['2026-13-45T10:00:00Z', null],
  ['0001-01-01T00:00:00Z', null],
  [1_763_632_800, null],
])('the time %s is read as %s, and no zone is guessed', (text, at) => expect(timeOf(text)?.toISOString() ?? null).toBe(at))

describe('the kind of a page', () => {
  const kinds = (path: (typeof statusPaths)[keyof typeof statusPaths], answer: unknown) => kindOfAnswer(path, answer)
  it('is told by what answers', () => {
    expect(kinds(statusPaths.summary, statuspage()['/api/v2/summary.json'])).toBe('statuspage')
    expect(kinds(statusPaths.summary, statuspage({ id: '01JMDK9XYNY6RN93D6JP2ZTVNW' })['/api/v2/summary.json'])).toBe('incident_io')
    expect(kinds(statusPaths.widget, incidentIo()['/api/v1/summary'])).toBe('incident_io')
    expect(kinds(statusPaths.instatus, instatus()['/summary.json'])).toBe('instatus')
    for (const path of Object.values(statusPaths)) expect(kinds(path, { page: 1 })).toBeNull()
  })

  it.each([
    ['https://status.example.com/', 'https://status.example.com'],
    ['https://status.example.com/api/v2/summary.json?x#y', 'https://status.example.com'],
    ['https://example.com/status/summary.json', 'https://example.com/status'],
    ['https://example.com/maker/api/v1/summary', 'https://example.com/maker'],
  ])('is looked for from the root of %s', (address, root) => expect(statusRoot(address)).toBe(root))
})

describe('with chosen components', () => {
  const open = [incident('a', { status: 'identified', resolved_at: null, components: [component('Dashboard')] })]
  const page = read(
    'statuspage',
    statuspage({ indicator: 'major', open, components: [component('API'), component('Dashboard', 'major_outage')] }),
  )

  it('only what concerns them is said', () => {
    expect(saidOf(page, [])).toEqual({ indicator: 'major', affected: ['Dashboard'], remarks: [] })
    expect(saidOf(page, ['API'])).toEqual({ indicator: 'none', affected: [], remarks: [] })
    expect(saidOf(page, ['Dashboard'])).toEqual({ indicator: 'critical', affected: ['Dashboard'], remarks: [] })
  })

  it('one that the page lists no more is named', () => {
    expect(saidOf(page, ['Old']).remarks).toEqual(['The page lists no component “Old” any more.'])
  })

  it('an incident without components concerns everybody', () => {
    expect(concerns({ components: [] }, ['API'])).toBe(true)
    expect(concerns({ components: ['Other'] }, ['API'])).toBe(false)
    expect(concerns({ components: ['Other'] }, [])).toBe(true)
  })
})
