import { describe, expect, it } from 'vitest'
import { model, offering, vendor } from './example-inventory'
import { type OfferingFactsQuery, offeringFacts } from './facts'

const kling = model('kling-3', {
  vendorId: 'kuaishou',
  commercialUse: 'yes',
  licence: 'Hosted terms',
  asOf: '2026-08-01',
  sources: [{ title: 'Terms', url: 'https://klingai.com/terms', readOn: '2026-07-20' }],
})
const served = offering('kling-3--fal', {
  asOf: '2026-08-21',
  priceUsdPerSecond: 0.1,
  regions: ['eu', 'us'],
  sources: [
    { title: 'Somebody’s price list', url: 'https://github.com/somebody/prices', readOn: '2026-09-01' },
    { title: 'Documentation', url: 'https://docs.fal.ai/kling', readOn: '2026-08-20' },
  ],
})

const facts = (change: Partial<OfferingFactsQuery> = {}) => {
  const found = offeringFacts({
    offering: served,
    model: kling,
    vendor: vendor('kuaishou', { website: 'https://klingai.com' }),
    provider: vendor('fal', { website: 'https://fal.ai' }),
    task: 't2v_audio',
    asOf: '2026-11-25',
    currency: 'USD',
    perUsd: null,
    ...change,
  })
  return Object.fromEntries(found.map((fact) => [fact.gate, fact]))
}
const api = (offeringRow: object, modelRow: object = {}) =>
  facts({ offering: { ...served, ...offeringRow }, model: { ...kling, ...modelRow } }).api_ga?.value

describe('what an offering’s row says about the gates', () => {
  it('is what the vendor says only on the vendor’s or provider’s own site, with that page’s date', () => {
    expect(facts().api_ga).toMatchObject({ value: true, sourceKind: 'vendor_doc', observedOn: '2026-08-20' })
    expect(facts({ provider: vendor('fal') }).api_ga).toMatchObject({ sourceKind: 'independent', observedOn: '2026-09-01' })
  })

  it('bears the day the row was read where no page has a date, and yields nothing without any date', () => {
    const sources = [{ ...served.sources[1], readOn: null }] as typeof served.sources
    expect(facts({ offering: { ...served, sources } }).api_ga?.observedOn).toBe('2026-08-21')
    expect(facts({ offering: { ...served, sources, asOf: null } }).api_ga).toBeUndefined()
  })

  it('is not known before it was published', () => {
    expect(facts({ asOf: '2026-08-19' })).not.toHaveProperty('api_ga')
    expect(facts({ asOf: '2026-08-20' })).toHaveProperty('api_ga')
  })
})

describe('an API that is generally available', () => {
  it.each<[string, object, object, boolean | undefined]>([
    ['served under an API id', {}, {}, true],
    ['without an API id', { apiModelId: null }, {}, undefined],
    ['with an API id that was not verified', { unverifiedFields: ['apiModelId'] }, {}, undefined],
    ['in preview', { lifecycleStatus: 'preview' }, {}, false],
    ['of a model in preview', {}, { lifecycleStatus: 'preview' }, false],
    ['whose end is disputed', { lifecycleStatus: 'disputed' }, {}, undefined],
    ['whose end is announced', { lifecycleStatus: 'announced', retiresOn: '2027-06-30', retirementKnownOn: '2026-07-10' }, {}, true],
    ['that has ended', { lifecycleStatus: 'retired', retiresOn: '2026-09-24' }, {}, false],
    ['whose model has ended', {}, { lifecycleStatus: 'retired', retiresOn: '2026-09-24' }, false],
    ['of a model that lives in an app only', {}, { access: ['app_only'] }, false],
    ['of a model not yet released', {}, { releasedOn: '2027-01-01' }, undefined],
    ['self-hosted from weights that can be downloaded', { kind: 'self_host' }, { access: ['open_weights'] }, true],
    ['self-hosted without weights to download', { kind: 'self_host' }, { access: ['api'] }, undefined],
  ])('%s', (_, offeringRow, modelRow, value) => {
    expect(api(offeringRow, modelRow)).toBe(value)
  })

  it('ends on the day of retirement', () => {
    const ended = { ...served, lifecycleStatus: 'retired' as const, retiresOn: '2026-09-24', retirementKnownOn: '2026-03-24' }
    expect(facts({ offering: ended, asOf: '2026-09-23' }).api_ga).toMatchObject({ value: true })
    expect(facts({ offering: ended, asOf: '2026-09-24' }).api_ga).toMatchObject({ value: false, observedOn: '2026-09-24' })
  })
})

describe('the licence', () => {
  it.each([
    ['yes', [], true],
    ['no', [], false],
    ['restricted', [], undefined],
    ['unknown', [], undefined],
    ['yes', ['commercialUse'], undefined],
  ] as const)('%s with %j unverified says %s', (commercialUse, unverifiedFields, value) => {
    expect(facts({ model: { ...kling, commercialUse, unverifiedFields: [...unverifiedFields] } }).commercial_use?.value).toBe(value)
  })
})

describe('regions', () => {
  it('are stated or left open', () => {
    expect(facts().region?.value).toEqual(['eu', 'us'])
    expect(facts({ offering: { ...served, regions: [] } })).not.toHaveProperty('region')
  })
})

describe('the list price', () => {
  const cost = (row: object, change: Partial<OfferingFactsQuery> = {}) =>
    facts({ offering: { ...served, ...row }, ...change }).cost_per_finished_second
  const tiers = [
    { basis: 'silent', usdPerSecond: 0.07 },
    { basis: '720p audio', usdPerSecond: 0.14 },
    { basis: '1080p audio', usdPerSecond: 0.3 },
  ]

  it('says that it is a list price', () => {
    expect(cost({})).toMatchObject({ value: 0.1, basis: 'list price only', relSe: null })
  })

  it('is for the task’s kind of sound', () => {
    const silent = { priceUsdPerSecond: 0.07, priceBasis: 'silent', priceTiers: tiers }
    expect(cost(silent)).toMatchObject({ value: 0.14, basis: 'list price only: 720p audio' })
    expect(cost(silent, { task: 't2v' })).toMatchObject({ value: 0.07 })
    expect(cost(silent, { task: null })).toMatchObject({ value: 0.07 })
    expect(cost({ ...silent, priceTiers: [] })).toBeUndefined()
  })

  it('is in the workspace’s currency, or unknown without a rate', () => {
    expect(cost({}, { currency: 'EUR', perUsd: 0.9 })).toMatchObject({ value: 0.09, basis: 'list price only, at 0.9 EUR per US dollar' })
    expect(cost({}, { currency: 'EUR', perUsd: null })).toBeUndefined()
  })

  it.each<[string, object]>([
    ['free', { priceUsdPerSecond: 0 }],
    ['missing', { priceUsdPerSecond: null }],
    ['not verified', { unverifiedFields: ['priceUsdPerSecond'] }],
  ])('yields no fact when it is %s', (_, row) => {
    expect(cost(row)).toBeUndefined()
  })
})
