import { afterEach, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { AppError, conflict, errorCodes, forbidden, invalid, notFound } from '@/lib/errors'
import { problem, problems } from './problem'
import { route } from './route'

afterEach(() => {
  vi.restoreAllMocks()
})

describe('the error table', () => {
  it('has a status and a title for every code, and nothing else', () => {
    expect(Object.keys(problems).sort()).toEqual([...errorCodes].sort())
    expect(new Set(Object.values(problems).map(({ status }) => status)).size).toBe(errorCodes.length)
    for (const { status, title } of Object.values(problems)) {
      expect(status).toBeGreaterThanOrEqual(400)
      expect(title).not.toBe('')
    }
  })

  it.each([
    [notFound('This vendor'), 404],
    [forbidden('No.'), 403],
    [conflict('Late.', { name: 'now' }), 409],
    [invalid('No.', { name: 'Too long.' }), 422],
    [new AppError('unauthenticated', 'Who?'), 401],
  ])('translates %s', (error, status) => {
    expect(problem(error)).toMatchObject({ status, code: error.code, detail: error.message, fields: error.fields })
  })

  it('puts what is wrong with an input at its field, unknown fields by name', () => {
    const Schema = z.strictObject({ name: z.string(), low: z.strictObject({ mode: z.number() }) })
    const { error } = Schema.safeParse({ name: 7, low: { mode: 'x', extra: 1 }, role: 'owner' })
    expect(problem(error)).toMatchObject({
      code: 'invalid',
      fields: {
        name: expect.any(String),
        'low.mode': expect.any(String),
        'low.extra': 'Unknown field “extra”.',
        role: 'Unknown field “role”.',
      },
    })
  })

  it.each([
    ['P2002', 'conflict'],
    ['P2025', 'not_found'],
    ['P2003', 'invalid'],
    ['P2020', 'invalid'],
    ['P2034', 'conflict'],
    ['P2000', 'invalid'],
  ])('recognises the database by its code %s and repeats nothing of its message', (code, expected) => {
    const answer = problem(Object.assign(new Error('Key (email)=(ana@example.org) already exists'), { code }))
    expect(answer.code).toBe(expected)
    expect(JSON.stringify(answer)).not.toContain('ana@example.org')
  })

  it.each([new Error('password=hunter2'), 'a text', null, undefined, { code: 'P9999' }, 42])(
    'tells nothing of an unknown error but an id: %s',
    (error) => {
      const log = vi.spyOn(console, 'error').mockImplementation(() => undefined)
      const answer = problem(error)
      expect(answer).toMatchObject({ code: 'internal', status: 500, id: expect.stringMatching(/^[0-9a-f]{8}$/) })
      expect(answer.detail).toContain(answer.id)
      expect(JSON.stringify(answer)).not.toContain('hunter2')
      expect(log).toHaveBeenCalledWith(`[error ${answer.id}]`, error)
    },
  )
})

describe('a route', () => {
  it('answers an error as problem details that nobody caches', async () => {
    const get = route(async () => {
      throw invalid('Nothing was saved.', { name: 'Too long.' })
    })
    const answer = await get()
    expect(answer.status).toBe(422)
    expect(answer.headers.get('content-type')).toBe('application/problem+json')
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(await answer.json()).toEqual({
      type: 'urn:switchboard:problem:invalid',
      title: problems.invalid.title,
      status: 422,
      detail: 'Nothing was saved.',
      fields: { name: 'Too long.' },
    })
  })

  it('lets a success through, uncached', async () => {
    const answer = await route(async () => Response.json({ ok: true }))()
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-store'])
  })
})
