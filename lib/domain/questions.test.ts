import { describe, expect, it } from 'vitest'
import { knownGates, policyGates } from './gate'
import {
  agreement,
  answerStanding,
  countsAsOpen,
  emptyAnswer,
  type GivenAnswer,
  gateValue,
  judgeAnswer,
  sendProblems,
  valueText,
} from './question-answer'
import { beliefsOf, isDocumented, type KnownFact, type KnownOffering } from './question-beliefs'
import { reminderText } from './question-letter'
import { typedNumber } from './question-typed'
import { feedsGate, inGroups, questionGroups, type VendorQuestion, vendorQuestion, vendorQuestions } from './questions'

const ask = (id: string) => vendorQuestion(id) as VendorQuestion
const said = (over: Partial<GivenAnswer>): GivenAnswer => ({ ...emptyAnswer, ...over })
const shown = { documentUrl: 'https://acme.example/terms', documentTitle: 'Terms', documentOn: '2026-09-01' }

describe('the questions', () => {
  it('are 28, each with an id of its own, one sentence, one reason and a document that would show it', () => {
    expect(vendorQuestions).toHaveLength(28)
    expect(new Set(vendorQuestions.map(({ id }) => id)).size).toBe(28)
    for (const { id, question, why, proof } of vendorQuestions) {
      expect(question, id).toMatch(/^[A-Z][^?]*\?$/)
      expect(why, id).toMatch(/^[A-Z].*\.$/)
      expect(why.split('. '), id).toHaveLength(1)
      expect(proof, id).not.toBe('')
    }
  })

  it('fill every group and feed every gate that a document can answer, the gates on law and terms included', () => {
    expect(inGroups(vendorQuestions, (question) => question).map(({ id }) => id)).toEqual(questionGroups.map(({ id }) => id))
    const fed = vendorQuestions.flatMap((question) => feedsGate(question) ?? [])
    expect(new Set(fed).size).toBe(fed.length)
    const measured = ['latency_p95', 'cost_per_finished_second']
    expect([...fed].sort()).toEqual(
      knownGates
        .map(({ id }) => id)
        .filter((id) => !measured.includes(id))
        .sort(),
    )
    for (const { id } of policyGates) expect(fed).toContain(id)
  })

  it('give each gate an answer of its kind, or leave it to whoever reads the words', () => {
    for (const question of vendorQuestions) {
      const kind = knownGates.find(({ id }) => id === feedsGate(question))?.value
      const form = { boolean: 'yes_no', regions: 'regions', number: 'number' }[kind ?? 'number']
      if (kind) expect([form, 'text'], question.id).toContain(question.answer.kind)
    }
  })
})

describe('an answer', () => {
  it('is kept field by field: what does not fit is named and left as it was', () => {
    const before = said({ value: true, text: 'Before' })
    const { given, problems } = judgeAnswer(
      ask('api'),
      { value: 'maybe', text: ' After\r\nthat ', documentUrl: 'ftp://x', documentOn: '2026-13-01' },
      before,
    )
    expect(given).toEqual(said({ value: true, text: 'After\nthat' }))
    expect(Object.keys(problems)).toEqual(['value', 'documentUrl', 'documentOn'])
    expect(judgeAnswer(ask('api'), { value: null, text: '' }, before).given).toEqual(emptyAnswer)
  })

  it.each([
    ['regions', ['eu', 'us-east-1'], true],
    ['regions', ['Europe'], false],
    ['sla', 99.9, true],
    ['sla', 101, false],
    ['sla', Number.NaN, false],
    ['certifications', ['soc2', 'iso27001'], true],
    ['certifications', ['none', 'soc2'], false],
    ['certifications', ['gold star'], false],
    ['ownership', 'customer', true],
    ['ownership', 'nobody', false],
    ['quota', 'five', false],
  ])('to %s may be %j: %j', (id, value, fits) => {
    expect(judgeAnswer(ask(id), { value }).problems.value === undefined).toBe(fits)
  })

  it.each([
    ['99,9 %', '%', 99.9],
    ['99.9%', '%', 99.9],
    ['99.999', '%', 99.999],
    ['99,999', '%', 99.999],
    ['99.9 percent', '%', 99.9],
    ['1,200', 'jobs/h', 1200],
    ['1 200', 'jobs/h', 1200],
    ['1\u202f200\u00a0000 jobs per hour', 'jobs/h', 1_200_000],
    ['1,200.5', 'jobs/h', 1200.5],
    ['1.200,5', 'jobs/h', 1200.5],
    ['1,5', 'days', 1.5],
    ['0,125', 'days', 0.125],
    ['30 days', 'days', 30],
    ['1 day', 'days', 1],
    [' 30 ', 'days', 30],
    ['-1', 'days', -1],
    ['1.200', 'jobs/h', null],
    ['1234,567', 'jobs/h', null],
    ['12 00', 'jobs/h', null],
    ['about 40', 'days', null],
    ['30-60', 'days', null],
    ['30 weeks', 'days', null],
    ['1e3', 'days', null],
    ['days', 'days', null],
  ])('typed as “%s” in %s is the number %j, and none where it could be two', (typed, unit, number) => {
    expect(typedNumber(typed, unit)).toBe(number)
  })

  it('that was typed is read by the form of its question, and what cannot be read says what to write', () => {
    expect(judgeAnswer(ask('sla'), { value: '99,9 %' })).toEqual({ given: said({ value: 99.9 }), problems: {} })
    expect(judgeAnswer(ask('regions'), { value: 'EU, us-east-1' }).given.value).toEqual(['eu', 'us-east-1'])
    expect(judgeAnswer(ask('retention'), { value: '  ' })).toEqual({ given: emptyAnswer, problems: {} })
    expect(judgeAnswer(ask('retention'), { value: 'about 40' }).problems.value).toMatch(/one number in days, such as 30/)
    expect(judgeAnswer(ask('regions'), { value: 'Europe and USA' }).problems.value).toMatch(/such as eu, us/)
    expect(judgeAnswer(ask('sla'), { value: '999' }).problems.value).toMatch(/At most 100/)
  })

  it.each(['http://acme.example', 'javascript:alert(1)', 'https://127.0.0.1/x', 'https://localhost', 'acme.example', 'https://'])(
    'takes no document at %s',
    (documentUrl) => {
      expect(judgeAnswer(ask('api'), { documentUrl }).problems.documentUrl).toBeDefined()
    },
  )

  it('without a document counts as unanswered, whatever it says', () => {
    expect(answerStanding(ask('api'), { ...said({ value: true }), outcome: null })).toBe('said')
    expect(answerStanding(ask('api'), { ...said({ value: true, ...shown }), outcome: null })).toBe('shown')
    expect(answerStanding(ask('api'), { ...said({ text: 'We do.', ...shown }), outcome: null })).toBe('unanswered')
    expect(answerStanding(ask('parent'), { ...said({ text: 'Acme, US' }), outcome: null })).toBe('said')
    expect(answerStanding(ask('api'), { ...said({ value: true, ...shown }), outcome: 'accepted' })).toBe('accepted')
    expect((['unanswered', 'said', 'declined', 'kept'] as const).every(countsAsOpen)).toBe(true)
    expect((['accepted', 'shown'] as const).some(countsAsOpen)).toBe(false)
  })

  it('is sent with a document only when that has a title and a day that does not lie ahead', () => {
    expect(sendProblems(ask('api'), said({ value: true, ...shown }), '2026-11-25')).toEqual({})
    expect(Object.keys(sendProblems(ask('api'), said({ value: true, documentUrl: shown.documentUrl }), '2026-11-25'))).toEqual([
      'documentTitle',
      'documentOn',
    ])
    expect(Object.keys(sendProblems(ask('api'), said({ value: true, ...shown, documentOn: '2027-01-01' }), '2026-11-25'))).toEqual([
      'documentOn',
    ])
    expect(Object.keys(sendProblems(ask('api'), said(shown), '2026-11-25'))).toEqual(['value'])
    expect(sendProblems(ask('api'), emptyAnswer, '2026-11-25')).toEqual({})
  })

  it('reaches its gate in the unit of the gate, and words reach none', () => {
    expect(gateValue(ask('sla'), 99.95)).toBe(0.9995)
    expect(gateValue(ask('throughput'), 240)).toBe(240)
    expect(gateValue(ask('regions'), ['eu'])).toEqual(['eu'])
    expect(gateValue(ask('training'), false)).toBe(false)
    expect(gateValue(ask('ownership'), 'customer')).toBeNull()
    expect(gateValue(ask('parent'), null)).toBeNull()
  })

  it('is compared with what was believed, in any order and case, and words are left to a reader', () => {
    const belief = { value: ['us', 'eu'], text: 'us, eu' }
    expect(agreement(ask('regions'), belief, said({ value: ['eu', 'us'] }))).toBe('same')
    expect(agreement(ask('regions'), belief, said({ value: ['eu'] }))).toBe('differs')
    expect(agreement(ask('regions'), belief, emptyAnswer)).toBeNull()
    expect(agreement(ask('parent'), { value: null, text: 'Acme, US' }, said({ text: 'Acme Inc., Delaware' }))).toBe('compare')
    expect(valueText(ask('certifications'), ['soc2', 'iso42001'])).toBe('SOC 2 Type II, ISO/IEC 42001')
    expect(valueText(ask('sla'), 99.9)).toBe('99.9 %')
  })
})

describe('beliefs', () => {
  const vendor = { parentName: 'Acme Holding', parentCountry: 'IS', asOf: '2026-10-01' }
  const fact = (over: Partial<KnownFact>): KnownFact => ({
    ...{ gate: 'availability', value: 0.995, sourceKind: 'contract', observedOn: '2026-10-01', source: null },
    ...over,
  })
  const offering = (over: Partial<KnownOffering>): KnownOffering => ({
    ...{ pinned: null, sla: null, retiresOn: null, replacement: null, asOf: null, source: null, facts: [] },
    ...over,
  })

  it('come from the newest fact of a gate, in the unit of the question, with source and day', () => {
    const facts = [fact({}), fact({ value: 0.999, observedOn: '2026-11-01', source: { title: 'SLA', url: 'https://acme.example/sla' } })]
    const [belief] = beliefsOf({ vendor, offering: offering({ facts }) })
    expect(belief).toEqual({
      questionId: 'sla',
      value: 99.9,
      text: '99.9 %',
      source: 'SLA (contract)',
      url: 'https://acme.example/sla',
      on: '2026-11-01',
      kind: 'contract',
    })
  })

  it('of a commitment come from a contract or the vendor’s documentation, never from a measurement, and mark what needs no asking', () => {
    const facts = (sourceKind: KnownFact['sourceKind']) => [
      fact({ sourceKind, value: 0.98, observedOn: '2026-11-20' }),
      fact({ sourceKind, gate: 'api_ga', value: true }),
    ]
    const documented = (sourceKind: KnownFact['sourceKind']) =>
      beliefsOf({ vendor, offering: offering({ facts: facts(sourceKind) }) })
        .filter(({ questionId }) => questionId !== 'parent')
        .map((belief) => [belief.questionId, isDocumented(belief)])
    expect(documented('measured')).toEqual([['api', false]])
    expect(documented('independent')).toEqual([['api', false]])
    for (const kind of ['contract', 'vendor_doc'] as const)
      expect(documented(kind)).toEqual([
        ['api', true],
        ['sla', true],
      ])
  })

  it('leave out what the vendor merely claimed, and everything that is not known', () => {
    const claimed = offering({ facts: [fact({ sourceKind: 'vendor_claim' })] })
    expect(beliefsOf({ vendor, offering: claimed }).map(({ questionId }) => questionId)).toEqual(['parent'])
    expect(beliefsOf({ vendor: { parentName: null, parentCountry: null, asOf: null }, offering: null })).toEqual([])
  })

  it('tell a floating id from an unknown one, and an end from none', () => {
    const told = beliefsOf({ vendor, offering: offering({ pinned: false, retiresOn: '2027-03-01', replacement: 'reel-2' }) })
    expect(told.find(({ questionId }) => questionId === 'pinned')).toMatchObject({ value: false, text: 'no' })
    expect(told.find(({ questionId }) => questionId === 'end')).toMatchObject({ text: 'Ends on 1 Mar 2027; replaced by reel-2' })
  })
})

describe('a reminder', () => {
  const asked = {
    ...{ workspaceName: 'Northlight', vendorName: 'Acme', offering: null, recipient: null, senderName: 'Ana' },
    ...{ askedOn: '2026-11-01', expiresOn: '2026-12-01', submittedOn: null },
  }
  it('names what is open and what was said without a document, and never the link itself', () => {
    const text = reminderText({ ...asked, open: ['Is it open?'], said: ['Is it marked?'] })
    expect(text).toMatch(/on 1 Nov 2026 we sent you 2 questions about Acme/)
    expect(text).toMatch(/no answer yet:\n1\. Is it open\?/)
    expect(text).toMatch(/without a document[\s\S]*1\. Is it marked\?/)
    expect(text).not.toMatch(/https?:/)
  })
  it('thanks for answers that came', () => {
    expect(reminderText({ ...asked, submittedOn: '2026-11-10', open: [], said: ['Is it marked?'] })).toMatch(
      /thank you for your answers of 10 Nov 2026/,
    )
  })
})
