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

  it('are read from the answer of Langfuse’s scores API: words by trace and author, without the scores about something else', async () => {
    const score = (over: object) => ({
      ...{ id: 's1', timestamp: '2026-11-02T09:00:00.000Z', createdAt: '2026-11-02T09:00:00.000Z', updatedAt: '2026-11-02T09:00:00.000Z' },
      ...{ name: 'preference', source: 'ANNOTATION', dataType: 'CATEGORICAL', value: 1, stringValue: 'challenger', traceId: 't1' },
      ...{ observationId: null, sessionId: null, datasetRunId: null, authorUserId: 'u1', comment: null, metadata: {}, configId: 'c1' },
      ...{ queueId: null, environment: 'default', trace: { userId: null, tags: [], environment: 'default' } },
      ...over,
    })
    const data = [
      score({}),
      score({ id: 's2', authorUserId: 'u2', stringValue: 'Tie' }),
      score({ id: 's3', traceId: 't2', authorUserId: null, source: 'API', stringValue: 'veo 3.1', trace: { userId: 'guest-7', tags: [] } }),
      score({ id: 's4', traceId: 't2', authorUserId: null, source: 'EVAL', stringValue: 'Kling 3.0', trace: undefined }),
      score({ id: 's5', name: 'tone', stringValue: 'warm' }),
      score({ id: 's6', name: 'latency', dataType: 'NUMERIC', value: 3.2, stringValue: null }),
      score({ id: 's7', name: 'usable', dataType: 'BOOLEAN', value: 1, stringValue: 'True' }),
    ]
    const votes = [
      ['t1', 'u1', 'challenger', null],
      ['t1', 'u2', 'no_difference', null],
      ['t2', 'guest-7', 'incumbent', null],
      ['t2', 'EVAL', 'challenger', null],
    ]
    expect(await of(JSON.stringify({ data, meta: { page: 1, limit: 50, totalItems: 7, totalPages: 1 } }))).toEqual(votes)
    const csv =
      'id,trace_id,name,source,data_type,value,string_value,author_user_id\ns1,t1,preference,ANNOTATION,CATEGORICAL,1,challenger,u1'
    expect(await of(csv)).toEqual([votes[0]])
  })

  it('are not guessed at from scores of Langfuse that name no side', async () => {
    const row = {
      id: 's1',
      name: 'tone',
      source: 'ANNOTATION',
      dataType: 'CATEGORICAL',
      value: 0,
      stringValue: 'warm',
      traceId: 't1',
      authorUserId: 'u1',
    }
    expect(await of(JSON.stringify({ data: [row] }))).toMatchObject([{ place: '[0]', column: 'choice' }])
    expect(await of(JSON.stringify({ data: [{ ...row, dataType: 'NUMERIC' }] }))).toMatchObject([{ reason: 'It holds no votes.' }])
  })

  it('are read from promptfoo: of one test, the provider that select-best chose', async () => {
    const row = (testIdx: number, provider: string, pass: boolean, type = 'select-best') => ({
      ...{
        cost: 0,
        failureReason: pass ? 0 : 1,
        id: `r-${testIdx}-${provider}`,
        latencyMs: 812,
        namedScores: {},
        promptId: 'a'.repeat(64),
        promptIdx: 0,
      },
      ...{
        prompt: { raw: `Prompt ${testIdx}`, label: '{{prompt}}' },
        response: { output: 'https://example.org/clip.mp4', tokenUsage: {} },
      },
      ...{ score: pass ? 1 : 0, success: pass, testCase: { vars: {}, assert: [{ type, value: 'the calmer clip' }] }, testIdx },
      ...{ provider: { id: provider, label: '' }, vars: { prompt: `Prompt ${testIdx}` } },
      gradingResult: {
        ...{
          pass,
          score: pass ? 1 : 0,
          reason: pass ? 'Output selected as the best' : 'Output not selected',
          namedScores: {},
          tokensUsed: {},
        },
        componentResults: [
          { pass: true, score: 1, reason: 'Assertion passed', assertion: { type: 'is-valid', value: '' } },
          { pass, score: pass ? 1 : 0, reason: 'Output selected', assertion: { type, value: 'the calmer clip' } },
        ],
      },
    })
    /** A test with nothing but the comparison has it as its whole grade. */
    const bare = (testIdx: number, provider: string, pass: boolean) => {
      const { componentResults, ...rest } = row(testIdx, provider, pass).gradingResult
      return { ...row(testIdx, provider, pass), gradingResult: { ...rest, assertion: componentResults[1]?.assertion } }
    }
    const rows = [
      row(0, 'kling-3-0', true),
      row(0, 'Veo 3.1', false),
      row(1, 'kling-3-0', false),
      row(1, 'Veo 3.1', false),
      row(2, 'Veo 3.1', true, 'contains'),
      bare(3, 'fal:video:kling-3-0', false),
      bare(3, 'vertex:Veo 3.1', true),
    ]
    const votes = [
      ['Prompt 0 (test 0)', 'select-best', 'challenger', null],
      ['Prompt 1 (test 1)', 'select-best', 'no_difference', null],
      ['Prompt 3 (test 3)', 'select-best', 'incumbent', null],
    ]
    const stats = { successes: 3, failures: 4, errors: 0, tokenUsage: {} }
    const results = { version: 3, timestamp: '2026-11-02T09:00:00.000Z', prompts: [], results: rows, stats }
    const file = {
      evalId: 'eval-abc-2026-11-02T09:00:00',
      results,
      config: { description: 'clips' },
      shareableUrl: null,
      metadata: { promptfooVersion: '0.118.0' },
    }
    expect(await of(JSON.stringify(file, null, 2))).toEqual(votes)
    expect(await of(rows.map((one) => JSON.stringify(one)).join('\n'))).toEqual(votes)
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
