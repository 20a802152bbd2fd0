import { describe, expect, test } from 'vitest'
import type { DoubtPart } from '@/lib/domain/verdict/budget-text'
import { benchmarks, claim } from './example-inventory'
import { letterOf, mailtoOf, openQuestions } from './questions'

const vbench = benchmarks.find(({ id }) => id === 'vbench') ?? null
const total = vbench?.dimensions.find(({ id }) => id === 'total') ?? null
const vendorRun = { evaluatorKind: 'vendor', interestId: 'tencent' }
const facts = (row: Record<string, unknown> = {}, over = {}) => ({
  claim: claim(row),
  benchmark: vbench,
  dimension: total,
  published: 4,
  parts: null,
  ...over,
})
const part = (id: DoubtPart['id'], percent: number): DoubtPart => ({ id, percent, words: id, meaning: id })
const ids = (given: ReturnType<typeof facts>) => openQuestions(given).map((question) => question.id)

describe('the questions that a claim leaves open', () => {
  test('come in a fixed order without an uncertainty budget', () => {
    expect(ids(facts(vendorRun, { benchmark: null, dimension: null, published: 0 }))).toEqual([
      'tasks',
      'who',
      'settings',
      'size',
      'public',
      'judged',
      'when',
    ])
    expect(openQuestions(facts(vendorRun)).every(({ percent }) => percent === null)).toBe(true)
  })

  test('come in the order in which an answer could take away most of the doubt', () => {
    const parts = [part('bias', 20), part('repro', 45), part('age', 25), part('sampling', 10)]
    const questions = openQuestions(facts(vendorRun, { parts }))
    expect(questions.map(({ id }) => id)).toEqual(['public', 'when', 'who', 'size', 'settings'])
    expect(questions[0]).toMatchObject({ percent: 45 })
    expect(questions.at(-1)).toMatchObject({ percent: 0 })
  })

  test('are only about what is not stated', () => {
    const stated = { settingsDisclosed: true, ciLow: 79, ciHigh: 81, sampleSize: 900, evaluatedOn: '2026-02-01' }
    expect(ids(facts(stated))).toEqual([])
    expect(openQuestions(facts({ ...stated, sampleSize: null }))[0]?.sentence).toBe('How many clips or votes stand behind the figure?')
    expect(openQuestions(facts({ ...stated, ciLow: null, ciHigh: null }))[0]?.sentence).toBe('What is its 95 % interval?')
    expect(ids(facts({ ...stated, dimensionId: 'color' }, { published: 1 }))).toEqual(['dimensions'])
  })

  test('ask of words without a figure for the figure', () => {
    const words = { value: null, unit: null, benchmarkId: null, dimensionId: null, statement: 'The best.' }
    const [first, ...rest] = openQuestions(facts(words, { benchmark: null, dimension: null, published: 0 }))
    expect(first?.sentence).toMatch(/compared with which models/)
    expect(rest.find(({ id }) => id === 'size')?.sentence).toMatch(/^Which figure stands behind the words/)
  })
})

describe('the letter', () => {
  const letter = (row = {}) => {
    const given = claim({ ...vendorRun, evaluatorOrg: 'Tencent & Söhne', publishedOn: '2026-03-01', ...row })
    return letterOf({
      claim: given,
      title: 'HunyuanVideo on VBench 1.0, Total',
      said: '83.24 %',
      source: { title: 'Report', url: 'https://a.example/r?x=1&y=2' },
      questions: openQuestions(facts(vendorRun)),
    })
  }

  test('speaks to who ran the test, and says what was read where and when', () => {
    expect(letter().body).toMatch(
      /^Hello Tencent & Söhne,\n\nOn 1 Mar 2026 you published: HunyuanVideo on VBench 1.0, Total: 83.24 %\. We read it in Report/,
    )
    expect(letter({ tier: 'relay' }).body).toMatch(/We know it only from Report/)
    expect(letter({ evaluatorKind: 'unknown' }).body).toMatch(/^Hello,\n\nOn 1 Mar 2026 this was published/)
    expect(letter().body).toMatch(/\n1\. .+\?\n2\. /)
  })

  test('survives the way through a mailto address whole, and adds no field of its own', () => {
    const { subject, body } = letter()
    const url = new URL(mailtoOf({ subject, body }))
    expect(url.protocol).toBe('mailto:')
    expect(url.pathname).toBe('')
    expect([...url.searchParams.keys()]).toEqual(['subject', 'body'])
    expect(url.searchParams.get('subject')).toBe(subject)
    expect(url.searchParams.get('body')).toBe(body.replaceAll('\n', '\r\n'))
    expect(mailtoOf({ subject: 'a & b?c=d#e + f\'"<>()', body: 'x' })).toBe(
      'mailto:?subject=a%20%26%20b%3Fc%3Dd%23e%20%2B%20f%27%22%3C%3E%28%29&body=x',
    )
  })

  test('goes to an address only where one is known, and that cannot add recipients', () => {
    expect(mailtoOf({ subject: 's', body: 'b' }, 'press@lab.example')).toBe('mailto:press@lab.example?subject=s&body=b')
    expect(mailtoOf({ subject: 's', body: 'b' }, 'a@b.example?bcc=c@d.example')).not.toMatch(/\?bcc=/)
  })
})
