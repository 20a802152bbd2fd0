import { describe, expect, it } from 'vitest'
import { readVotes } from './votes'

const names = { challenger: ['Kling 3.0', 'kling-3-0'], incumbent: ['Veo 3.1'] }
const of = async (text: string) => {
  const read = await readVotes(text, names)
  return read.kind === 'votes' ? read.votes.map(({ prompt, rater, choice, useCase }) => [prompt, rater, choice, useCase]) : read.problems
}

describe('votes from elsewhere', () => {
  it('are read from a table, whichever words it has for the sides', async () => {
    const csv =
      'Prompt,Rater,Choice,Use case\nA fox,ana,challenger,ads\nA fox,bo,Veo 3.1,ads\nA sea,ana,kling 3.0,\nA sea,bo,no difference,\n"A sea",chi,Tie,'
    expect(await of(csv)).toEqual([
      ['A fox', 'ana', 'challenger', 'ads'],
      ['A fox', 'bo', 'incumbent', 'ads'],
      ['A sea', 'ana', 'challenger', null],
      ['A sea', 'bo', 'no_difference', null],
      ['A sea', 'chi', 'no_difference', null],
    ])
    expect(await of(csv.replaceAll(',', ';'))).toEqual(await of(csv))
    const json = [{ prompt: 'A fox', rater: 'ana', winner: 'incumbent' }]
    expect(await of(JSON.stringify(json))).toEqual([['A fox', 'ana', 'incumbent', null]])
    expect(await of(`${JSON.stringify(json[0])}\n${JSON.stringify({ ...json[0], rater: 'bo' })}`)).toHaveLength(2)
  })

  it('are read from scores of Langfuse: the text of a category, by trace and author', async () => {
    const scores = {
      data: [{ id: 's1', traceId: 't1', name: 'preference', value: 1, stringValue: 'challenger', authorUserId: 'u1' }],
      meta: { page: 1 },
    }
    expect(await of(JSON.stringify(scores))).toEqual([['t1', 'u1', 'challenger', null]])
  })

  it('are read from promptfoo: of one test, the provider that select-best chose', async () => {
    const row = (testIdx: number, provider: string, pass: boolean, type = 'select-best') => ({
      testIdx,
      provider: { id: provider },
      vars: { prompt: `Prompt ${testIdx}` },
      gradingResult: { pass, componentResults: [{ pass, assertion: { type } }] },
    })
    const rows = [
      row(0, 'kling-3-0', true),
      row(0, 'Veo 3.1', false),
      row(1, 'kling-3-0', false),
      row(1, 'Veo 3.1', false),
      row(2, 'Veo 3.1', true, 'contains'),
    ]
    expect(await of(JSON.stringify({ evalId: 'e', results: { version: 3, results: rows } }))).toEqual([
      ['Prompt 0 (test 0)', 'select-best', 'challenger', null],
      ['Prompt 1 (test 1)', 'select-best', 'no_difference', null],
    ])
  })

  it.each([
    ['a choice that names neither side', 'prompt,rater,choice\na,b,Sora 2', 'choice', 'line 2'],
    ['a rater who voted twice on one prompt', 'prompt,rater,choice\na,b,tie\na,b,challenger', 'rater', 'line 3'],
    ['an empty cell', 'prompt,rater,choice\n,b,tie', 'prompt', 'line 2'],
    ['a missing column', 'prompt,choice\na,tie', 'rater', null],
    ['no row', 'prompt,rater,choice\n', null, null],
    ['JSON without a list', '{"a": 1}', null, null],
    ['broken JSON', '[{"prompt": ', null, undefined],
  ])('%s is refused with its place and what to do', async (_, text, column, place) => {
    const read = await readVotes(text, names)
    if (read.kind !== 'refused') throw new Error('It was taken.')
    expect(read.problems.length).toBeGreaterThan(0)
    expect(read.problems[0]?.fix).not.toBe('')
    if (column !== null) expect(read.problems[0]).toMatchObject({ column, place })
  })
})
