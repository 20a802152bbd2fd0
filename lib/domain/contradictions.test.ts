import { describe, expect, it } from 'vitest'
import type { Contradiction, Examined, ExaminedFact, StoredPage } from './contradiction'
import { promisedShare } from './contradiction-facts'
import { namesId, trainingPlaces } from './contradiction-pages'
import { type ContradictionInput, contradictions } from './contradictions'
import { Model } from './model'
import { Offering } from './offering'
import { defaultPolicy } from './policy'
import { Vendor } from './vendor'

const today = '2026-11-26'
const maker = Vendor.parse({ id: 'lumen', name: 'Lumen', website: 'https://lumen.example' })
const model = Model.parse({ id: 'aria-2', vendorId: 'lumen', name: 'Aria', modelVersion: '2', group: 'aria-2', access: ['api'] })

let made = 0
const fact = (over: Partial<ExaminedFact>): ExaminedFact => ({
  ...{ id: `fact-${++made}`, offeringId: 'aria', gate: 'availability', value: 0.99, sourceKind: 'measured', observedOn: '2026-11-20' },
  ...{ relSe: 0.1, quote: null, note: null, sourceId: null, source: null },
  ...over,
})

const examined = (facts: ExaminedFact[], over: Record<string, unknown> = {}): Examined => ({
  offering: Offering.parse({ id: 'aria', modelId: 'aria-2', providerId: 'lumen', kind: 'first_party_api', apiModelId: 'aria-2', ...over }),
  ...{ model, maker, provider: maker, title: 'Aria 2', facts },
})

const found = (facts: ExaminedFact[], over: Partial<ContradictionInput> & { offering?: Record<string, unknown> } = {}): Contradiction[] => {
  const { offering, ...rest } = over
  const nothing = { pairs: [], pages: [], served: [], measuredAt: new Map(), events: [] }
  return contradictions({ gates: defaultPolicy.gates, today, currency: 'USD', ...nothing, examined: [examined(facts, offering)], ...rest })
}
const kinds = (entries: Contradiction[]) => entries.map(({ kind, severity }) => `${kind} ${severity}`)

describe('promised and measured availability', () => {
  const promise = (over: Partial<ExaminedFact> = {}) => fact({ value: 0.999, sourceKind: 'contract', relSe: null, ...over })

  it('contradict where the measurement lies below the contract by more than its error, with the hours it makes', () => {
    const [entry] = found([promise(), fact({ value: 0.99 })])
    expect(entry).toMatchObject({ kind: 'sla', severity: 'act', fix: { place: { to: 'fact', offeringId: 'aria' } } })
    expect(entry?.sentence).toBe(
      '99.90% availability is promised and 99.00% was measured: about 6.6 hours a month more without service than promised.',
    )
    expect(entry?.sides.map(({ says, by }) => `${by}: ${says}`)).toEqual(['Contract: 99.90%', 'Measured by the team: 99.00%'])
  })

  it('do not contradict within the error, when the measurement is better, or when either is missing', () => {
    expect(found([promise(), fact({ value: 0.9985, relSe: 0.3 })])).toEqual([])
    expect(found([promise(), fact({ value: 0.9995 })])).toEqual([])
    expect(found([promise()])).toEqual([])
    expect(found([fact({ value: 0.9 })])).toEqual([])
  })

  it('reads the promise of a text, and asks for it in writing instead of calling it binding', () => {
    const [entry] = found([fact({ value: 0.99 })], { offering: { sla: '99.9 % uptime (marketing page only)' } })
    expect(entry).toMatchObject({ kind: 'sla', severity: 'check' })
    expect(entry?.sides[0].place).toEqual({ to: 'offering', offeringId: 'aria' })
    expect(found([fact({ value: 0.99 })], { offering: { sla: 'None for pay-as-you-go' } })).toEqual([])
  })

  it('leaves measurements alone that are too old to stand at a gate', () => {
    expect(found([promise(), fact({ value: 0.9, observedOn: '2026-07-01' })])).toEqual([])
  })

  it.each([
    ['99.9 % uptime', 0.999],
    ['an SLA of 99,95%', 0.9995],
    ['99.99 percent, unconfirmed', 0.9999],
    ['100% of the time', 1],
    ['refunds 10 % of the price', null],
    ['none', null],
  ])('reads “%s” as %s', (text, share) => expect(promisedShare(text)).toBe(share))
})

describe('other facts of one offering', () => {
  const cost = (over: Partial<ExaminedFact>) => fact({ gate: 'cost_per_finished_second', value: 0.1, relSe: null, ...over })

  it('contradict where a finished second costs more than the price by more than a tenth and the error', () => {
    const listed = cost({ sourceKind: 'vendor_doc' })
    expect(kinds(found([listed, cost({ value: 0.15, relSe: 0.05 })]))).toEqual(['price check'])
    expect(kinds(found([cost({ sourceKind: 'contract' }), cost({ value: 0.15, relSe: 0.05 })]))).toEqual(['price act'])
    expect(found([listed, cost({ value: 0.11, relSe: 0.05 })])).toEqual([])
    expect(found([listed, cost({ value: 0 })])).toEqual([])
  })

  it('only hint where fewer jobs were seen than promised, since nobody may have asked for more', () => {
    const limit = fact({ gate: 'throughput', value: 300, sourceKind: 'vendor_doc', relSe: null })
    expect(kinds(found([limit, fact({ gate: 'throughput', value: 40 })]))).toEqual(['limits hint'])
    expect(found([limit, fact({ gate: 'throughput', value: 290 })])).toEqual([])
  })

  it('contradict where two of one day and kind differ, and not for roundings or the order of regions', () => {
    const region = (value: string[], sourceKind: ExaminedFact['sourceKind'] = 'vendor_doc') =>
      fact({ gate: 'region', value, sourceKind, relSe: null })
    expect(kinds(found([region(['eu', 'us']), region(['us'])]))).toEqual(['same_day check'])
    expect(found([region(['eu', 'us']), region(['us', 'eu'])])).toEqual([])
    expect(found([region(['eu', 'us']), region(['us'], 'contract')])).toEqual([])
    expect(found([fact({ value: 0.99 }), fact({ value: 0.9901 })])).toEqual([])
  })

  it('contradict where one says yes and another no, and lead to the no', () => {
    const terms = (value: boolean, over: Partial<ExaminedFact>) => fact({ gate: 'data_terms', value, relSe: null, ...over })
    const no = terms(false, { sourceKind: 'independent', observedOn: '2026-11-01' })
    const [entry, ...rest] = found([terms(true, { sourceKind: 'contract' }), no])
    expect(rest).toEqual([])
    expect(entry).toMatchObject({ kind: 'yes_and_no', severity: 'act', fix: { place: { to: 'fact', factId: no.id } } })
    expect(found([terms(true, { sourceKind: 'vendor_claim' }), no])).toEqual([])
  })
})

describe('a fact beside the text of its source', () => {
  const page = (text: string, over: Partial<StoredPage> = {}): StoredPage => ({
    ...{ id: 'terms', title: 'Terms', url: 'https://lumen.example/terms', readOn: '2026-11-10', text },
    ...over,
  })
  const terms = () =>
    fact({
      gate: 'data_terms',
      value: true,
      sourceKind: 'vendor_doc',
      relSe: null,
      source: { id: 'terms', title: 'Terms', url: null, readOn: null },
    })

  it('is hinted at with the very words and their line, and never called a finding', () => {
    const text = 'Terms of use.\n\nWe keep inputs for 30 days.\nWe may use your content to improve our models and services.'
    const [entry] = found([terms()], { pages: [page(text)] })
    expect(entry).toMatchObject({ kind: 'training', severity: 'hint' })
    expect(entry?.sides[1]).toMatchObject({
      quote: { words: 'We may use your content to improve our models and services.', at: 'line 4' },
      place: { to: 'source', sourceId: 'terms' },
    })
    expect(entry?.sentence).toMatch(/a place to read, not a finding/)
  })

  it.each([
    ['We do not train on your data.', 0],
    ['We never use customer content to train models.', 0],
    ['We do not train on your content unless you opt in.', 1],
    ['Inputs may be used for training of our systems.', 1],
    ['Our support staff is trained twice a year.', 0],
    ['We use uploads to develop new products.', 1],
    ['', 0],
  ])('finds in “%s” so many places: %s', (text, places) => expect(trainingPlaces(text)).toHaveLength(places))

  it('says nothing where the text is not stored or the fact says no already', () => {
    expect(found([terms()])).toEqual([])
    expect(found([{ ...terms(), value: false }], { pages: [page('We train on your inputs.')] })).toEqual([])
  })
})

describe('a model id beside the vendor’s own list', () => {
  const served = ['aria', 'b', 'c'].map((offeringId, at) => ({
    offeringId,
    vendorId: 'lumen',
    apiModelId: ['aria-2', 'aria-2-fast', 'verse-1'][at] ?? '',
  }))
  const list = (text: string, url = 'https://docs.lumen.example/models'): StoredPage => ({
    id: 'list',
    title: 'Models',
    url,
    readOn: '2026-11-01',
    text,
  })

  it('is missing where the newest own page names two others and not it', () => {
    const [entry] = found([], { served, pages: [list('Models: aria-2-fast, verse-1.')] })
    expect(entry).toMatchObject({ kind: 'model_list', severity: 'check', fix: { place: { to: 'offering', offeringId: 'aria' } } })
    expect(entry?.sentence).toBe('Lumen lists 2 other ids on its own page and not aria-2.')
  })

  it('is not missing when the page names it, is no list, or is somebody else’s', () => {
    expect(found([], { served, pages: [list('Models: ARIA-2, aria-2-fast, verse-1.')] })).toEqual([])
    expect(found([], { served, pages: [list('News about verse-1.')] })).toEqual([])
    expect(found([], { served, pages: [list('aria-2-fast, verse-1', 'https://blog.example/models')] })).toEqual([])
  })

  it('is expected to be missing once the offering has ended', () => {
    const ended = { lifecycleStatus: 'retired', retiresOn: '2026-09-24', retirementKnownOn: '2026-07-01' }
    expect(found([], { served, pages: [list('aria-2-fast, verse-1')], offering: ended })).toEqual([])
  })

  it('stands as a word of its own', () => {
    expect(namesId('use veo-3.1-fast today', 'veo-3.1')).toBe(false)
    expect(namesId('use veo-3.1-fast or veo-3.1.', 'veo-3.1')).toBe(true)
    expect(namesId('xveo-3.1', 'veo-3.1')).toBe(false)
  })
})

describe('an API called generally available', () => {
  const api = (over: Partial<ExaminedFact> = {}) => fact({ gate: 'api_ga', value: true, sourceKind: 'vendor_doc', relSe: null, ...over })
  const preview = { id: 'e', offeringId: 'aria', stage: 'preview' as const, happensOn: '2026-05-01', knownOn: '2026-05-02' }

  it('contradicts a life in preview or deprecated, and leads to both', () => {
    const fresh = api()
    const [entry, ...rest] = found([fresh], { events: [preview] })
    expect(rest).toEqual([])
    expect(entry).toMatchObject({ kind: 'lifecycle', severity: 'check', fix: { place: { to: 'lifecycle', offeringId: 'aria' } } })
    expect(entry?.sentence).toBe('The API is recorded as generally available, and its life says that it is in preview.')
    expect(entry?.sides.map(({ says, on, place }) => [says, on, place.to])).toEqual([
      ['generally available', '2026-11-20', 'fact'],
      ['preview', '2026-05-02', 'lifecycle'],
    ])
    expect(kinds(found([api()], { offering: { lifecycleStatus: 'legacy' } }))).toEqual(['lifecycle check'])
  })

  it('contradicts an id that ends in “-preview”', () => {
    const [entry] = found([api()], { offering: { apiModelId: 'aria-2-preview' } })
    expect(entry?.sentence).toBe('The API is recorded as generally available, and its id, aria-2-preview, ends in “preview”.')
    expect(entry?.sides[1].place).toEqual({ to: 'offering', offeringId: 'aria' })
    expect(found([api()], { offering: { apiModelId: 'aria-preview-2' } })).toEqual([])
  })

  it('contradicts nothing once it is generally available, where nobody says yes, or where the yes is too old', () => {
    const ga = { ...preview, id: 'g', stage: 'ga' as const, happensOn: '2026-09-01', knownOn: '2026-09-01' }
    expect(found([api()], { events: [preview, ga] })).toEqual([])
    expect(found([api({ value: false })], { events: [preview] })).toEqual([])
    expect(found([], { events: [preview] })).toEqual([])
    expect(found([api({ observedOn: '2024-01-01' })], { events: [preview] })).toEqual([])
    expect(found([api()], { events: [{ ...preview, offeringId: 'verse' }] })).toEqual([])
  })
})

describe('the two sides of a latency gate', () => {
  const latency = (offeringId: string, note: string | null) => fact({ offeringId, gate: 'latency_p95', value: 90, note })
  const rival = (note: string | null): Examined => ({ ...examined([latency('verse', note)], { id: 'verse' }), title: 'Verse 1' })
  const pair = (ours: string | null, theirs: string | null, measuredAt = new Map()) =>
    kinds(
      found([], {
        examined: [examined([latency('aria', ours)]), rival(theirs)],
        pairs: [
          { incumbentId: 'aria', challengerId: 'verse' },
          { incumbentId: 'aria', challengerId: 'verse' },
        ],
        measuredAt,
      }),
    )

  it('contradict once where their notes state different settings', () => {
    expect(pair('200 jobs, 1080p, 8 s', '150 jobs at 720p, 5 s')).toEqual(['settings check'])
    expect(pair('200 jobs, 1080p, 8 s', '150 jobs, 1080p, 8 s')).toEqual([])
  })

  it('say nothing where a note is silent', () => {
    expect(pair('1080p', null)).toEqual([])
    expect(pair('1080p', 'over a week')).toEqual([])
  })

  it('go by the setting of the own jobs before the note', () => {
    const at = (setting: string) => ({ setting, toOn: today })
    const same = new Map([
      ['aria', at('1080p, 8 s')],
      ['verse', at('1080p, 8 s')],
    ])
    const other = new Map([
      ['aria', at('1080p, 8 s')],
      ['verse', at('720p, 8 s')],
    ])
    expect(pair('1080p', '720p', same)).toEqual([])
    expect(pair('1080p', '1080p', other)).toEqual(['settings check'])
  })
})

it('what has to be acted on comes before what is to be checked and read', () => {
  const facts = [
    fact({ gate: 'throughput', value: 300, sourceKind: 'vendor_doc', relSe: null }),
    fact({ gate: 'throughput', value: 40 }),
    fact({ value: 0.999, sourceKind: 'contract', relSe: null }),
    fact({ value: 0.99 }),
  ]
  expect(kinds(found(facts))).toEqual(['sla act', 'limits hint'])
})
