import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Context, transaction } from '@/lib/context'
import { client } from '@/lib/db/client'
import { defaultPolicy } from '@/lib/domain/policy'
import { readyGates } from '@/lib/domain/policy-gates'
import { vendorQuestions } from '@/lib/domain/questions'
import { workbook } from '@/lib/export/xlsx'
import { readXlsx } from '@/lib/import/readers/xlsx'
import { testDatabase } from '@/lib/testing/database'
import { addMember, aModel, anOffering, aVendor, testWorkspace } from '@/lib/testing/factories'
import { refusal } from '@/lib/testing/refusal'
import { createFact } from './facts'
import { getModel } from './models'
import { listGateFacts } from './offering-facts'
import { getOffering } from './offerings'
import { adoptDefaultPolicy } from './policies'
import { adoptPolicy } from './policy-edits'
import { openQuestionnaire, saveDraft, submitAnswers } from './question-access'
import { getQuestionnaire, listQuestionnaires } from './question-list'
import { openQuestions } from './question-open'
import { acceptAnswer, declineAnswer, keepAnswer, reopenAnswer } from './question-review'
import { exportQuestionnaire, importAnswers } from './question-sheets'
import { createQuestionnaire, renewQuestionnaire, restoreQuestionnaire, revokeQuestionnaire } from './questionnaires'
import { TooManyGuesses } from './share-access'
import { getVendor } from './vendors'

let url: string
let owner: Context
let analyst: Context
beforeAll(async () => {
  url = (await testDatabase()).url
  process.env.DATABASE_URL = url
})
beforeEach(async () => {
  owner = await testWorkspace(url)
  analyst = await addMember(url, owner, 'analyst', 'Ana Analyst')
  await aVendor(analyst, { id: 'acme', name: 'Acme Films' })
  await aModel(analyst, { id: 'reel', vendorId: 'acme', name: 'Reel' })
  await anOffering(analyst, { id: 'reel--api', modelId: 'reel', providerId: 'acme' })
})

let visitors = 0
const visit = (now = analyst.now) => ({ address: `198.51.100.${visitors++}`, now })
const later = (ctx: Context, days: number): Context => ({ ...ctx, now: new Date(ctx.now.getTime() + days * 86_400_000) })
const blank = { value: null, text: null, documentUrl: null, documentTitle: null, documentOn: null }
const document = { documentUrl: 'https://acme.example/terms', documentTitle: 'API terms', documentOn: '2026-09-01' }
const asked = { vendorId: 'acme', offeringId: 'reel--api', questions: ['api', 'training', 'indemnity', 'parent', 'retention'] }
const draft = (token: string, questionId: string, given: object) => saveDraft(token, { ...blank, questionId, ...given }, visit())

/** A questionnaire whose answers were sent. */
async function answered() {
  const { id, token } = await createQuestionnaire(analyst, asked)
  await draft(token, 'api', { value: true, text: 'Since March.' })
  await draft(token, 'indemnity', { value: true, ...document })
  await draft(token, 'parent', { text: 'Acme Holding, Iceland', ...document })
  await draft(token, 'training', { value: false })
  await submitAnswers(token, { name: 'Vera Vendor' }, visit())
  return { id, token }
}
const standings = async (id: string) =>
  Object.fromEntries((await getQuestionnaire(analyst, id)).items.map(({ question, standing }) => [question.id, standing]))
const acceptance = { kind: 'vendor_doc' as const, quote: 'We indemnify you.', readOn: '2026-11-24', offeringId: 'reel--api' }

describe('asking', () => {
  it('gives an analyst a token that is stored only as a hash, and audits it', async () => {
    const { id, token } = await createQuestionnaire(analyst, asked)
    const row = await analyst.db.questionnaire.findFirstOrThrow({ where: { id } })
    expect(Buffer.from(token, 'base64url')).toHaveLength(32)
    expect(JSON.stringify([row, await listQuestionnaires(analyst), await getQuestionnaire(analyst, id)])).not.toContain(token)
    expect(await analyst.db.auditEvent.findMany({ where: { subjectId: id }, select: { action: true } })).toEqual([
      { action: 'questionnaire.created' },
    ])
  })

  it('shows the vendor only what the sender ticked, and nothing else of the workspace', async () => {
    await aVendor(analyst, { id: 'rival', name: 'Rival Inc' })
    const fact = { offeringId: 'reel--api', sourceKind: 'contract' as const, observedOn: '2026-11-01' }
    await createFact(analyst, { ...fact, gate: 'api_ga', value: true })
    await createFact(analyst, { ...fact, gate: 'data_terms', value: true, note: 'our lawyer doubts it' })
    const { token } = await createQuestionnaire(analyst, { ...asked, shown: ['api', 'sla'] })
    const seen = await openQuestionnaire(token, visit())
    expect(Object.keys(seen.beliefs)).toEqual(['api'])
    expect(seen.beliefs.api).toMatchObject({ value: true, text: 'yes', on: '2026-11-01' })
    for (const secret of ['Rival', 'lawyer', 'Ana Analyst', analyst.workspace.id]) expect(JSON.stringify(seen)).not.toContain(secret)
  })

  it('refuses an offering of another vendor, no question, an unknown one and a link without end', async () => {
    const other = await anOffering(analyst)
    expect(await refusal(createQuestionnaire(analyst, { ...asked, offeringId: other }))).toMatchObject({
      code: 'invalid',
      fields: { offeringId: expect.any(String) },
    })
    expect(await refusal(createQuestionnaire(analyst, { ...asked, questions: [] }))).toMatchObject({ code: 'invalid' })
    expect(await refusal(createQuestionnaire(analyst, { ...asked, questions: ['birthday'] }))).toMatchObject({ code: 'invalid' })
    expect(await refusal(createQuestionnaire(analyst, { ...asked, expiresInDays: 366 }))).toMatchObject({ code: 'invalid' })
    expect(await listQuestionnaires(analyst)).toEqual([])
  })
})

describe('the link', () => {
  it('opens the questions, keeps drafts from the team until they are sent, and then shows what was sent', async () => {
    const { id, token } = await createQuestionnaire(analyst, asked)
    expect(await draft(token, 'api', { value: true })).toEqual({ problems: {} })
    expect(await getQuestionnaire(analyst, id)).toMatchObject({ state: 'waiting', drafted: 1 })
    expect((await standings(id)).api).toBe('unanswered')
    expect((await openQuestionnaire(token, visit())).answers.api).toMatchObject({ value: true })
    await submitAnswers(token, { name: 'Vera Vendor' }, visit())
    expect((await standings(id)).api).toBe('said')
    expect(await openQuestionnaire(token, visit())).toMatchObject({ submittedByName: 'Vera Vendor', answers: { api: { value: true } } })
  })

  it('says the same whether it is wrong, expired, taken back or replaced', async () => {
    const first = await createQuestionnaire(analyst, asked)
    const second = await createQuestionnaire(analyst, asked)
    const third = await createQuestionnaire(analyst, asked)
    await revokeQuestionnaire(analyst, { id: second.id })
    const renewed = await renewQuestionnaire(analyst, { id: third.id, version: 1 })
    const answers = await Promise.all([
      refusal(openQuestionnaire('nonsense', visit())),
      refusal(openQuestionnaire(first.token, visit(later(analyst, 31).now))),
      refusal(openQuestionnaire(second.token, visit())),
      refusal(openQuestionnaire(third.token, visit())),
      refusal(submitAnswers(second.token, { name: 'Vera Vendor' }, visit())),
    ])
    expect(new Set(answers.map((answer) => `${answer?.code} ${answer?.detail}`)).size).toBe(1)
    expect(answers[0]?.code).toBe('not_found')
    expect(await openQuestionnaire(renewed.token, visit())).toMatchObject({ vendorName: 'Acme Films' })
  })

  it('takes a link back that can be given back for ten minutes, and renews only what was read', async () => {
    const { id, token } = await createQuestionnaire(analyst, asked)
    await revokeQuestionnaire(analyst, { id })
    await restoreQuestionnaire(analyst, { id })
    expect(await openQuestionnaire(token, visit())).toBeTruthy()
    await revokeQuestionnaire(analyst, { id })
    expect(await refusal(restoreQuestionnaire(later(analyst, 1), { id }))).toMatchObject({ code: 'conflict' })
    expect(await refusal(renewQuestionnaire(analyst, { id, version: 7 }))).toMatchObject({ code: 'conflict' })
  })

  it('is sent once, though two people press at the same time, and changes no more afterwards', async () => {
    const { id, token } = await createQuestionnaire(analyst, asked)
    await draft(token, 'api', { value: true })
    const both = await Promise.all([1, 2].map((number) => refusal(submitAnswers(token, { name: `Person ${number}` }, visit()))))
    expect(both.map((answer) => answer?.code ?? 'sent').sort()).toEqual(['conflict', 'sent'])
    expect(await refusal(draft(token, 'api', { value: false }))).toMatchObject({ code: 'conflict' })
    expect(await refusal(renewQuestionnaire(analyst, { id, version: 2 }))).toMatchObject({ code: 'conflict' })
    expect((await openQuestionnaire(token, visit())).answers.api).toMatchObject({ value: true })
  })

  it('names what does not fit at its field and keeps the rest', async () => {
    const { token } = await createQuestionnaire(analyst, asked)
    const { problems } = await draft(token, 'retention', {
      value: 'soon',
      text: 'Ask Bob',
      documentUrl: 'http://acme.example',
      documentOn: '2026-02-31',
    })
    expect(Object.keys(problems).sort()).toEqual(['documentOn', 'documentUrl', 'value'])
    expect((await openQuestionnaire(token, visit())).answers.retention).toEqual({ ...blank, text: 'Ask Bob' })
    expect((await draft(token, 'retention', { value: -1 })).problems.value).toMatch(/below zero/)
    expect((await draft(token, 'retention', { text: 'x'.repeat(1_000_000) })).problems.text).toMatch(/4,000/)
    expect((await draft(token, 'retention', { documentUrl: 'javascript:alert(1)' })).problems.documentUrl).toMatch(/https/)
    expect(await refusal(draft(token, 'sla', { value: 99 }))).toMatchObject({ code: 'invalid' })
  })

  it('is not sent while anything that was typed cannot be read, keeps all of it as typed, and is sent once it is corrected', async () => {
    const { id, token } = await createQuestionnaire(analyst, { ...asked, questions: ['api', 'sla', 'retention', 'throughput', 'regions'] })
    await draft(token, 'api', { value: true })
    await draft(token, 'sla', { value: '99,9 %' })
    await draft(token, 'throughput', { value: '1,200' })
    await draft(token, 'retention', { value: 30 })
    await draft(token, 'retention', { value: 'about 40', documentUrl: 'acme.example' })
    expect((await draft(token, 'regions', { value: 'Europe and USA' })).problems.value).toMatch(/such as eu, us/)

    const refused = await refusal(submitAnswers(token, { name: 'Vera Vendor' }, visit()))
    expect(refused).toMatchObject({ code: 'invalid', fields: { 'retention.value': expect.stringMatching(/such as 30/) } })
    expect(Object.keys(refused?.fields ?? {})).toEqual(expect.arrayContaining(['retention.documentUrl', 'regions.value']))
    const opened = await openQuestionnaire(token, visit())
    expect(opened).toMatchObject({
      submittedAt: null,
      answers: { sla: { value: 99.9 }, throughput: { value: 1200 }, retention: { value: null } },
      unread: { retention: { value: 'about 40', documentUrl: 'acme.example' }, regions: { value: 'Europe and USA' } },
    })
    expect(await getQuestionnaire(analyst, id)).toMatchObject({ drafted: 3 })

    await draft(token, 'retention', { value: '40 days' })
    await draft(token, 'regions', { value: 'EU, us' })
    expect(await submitAnswers(token, { name: 'Vera Vendor' }, visit())).toEqual({ answered: 5 })
    expect((await openQuestionnaire(token, visit())).answers).toMatchObject({ retention: { value: 40 }, regions: { value: ['eu', 'us'] } })
  })

  it('is not sent without a name, without any answer, or with a document that lacks its title or day', async () => {
    const { token } = await createQuestionnaire(analyst, asked)
    expect(await refusal(submitAnswers(token, { name: 'Vera Vendor' }, visit()))).toMatchObject({
      code: 'invalid',
      detail: expect.stringMatching(/no question/),
    })
    await draft(token, 'indemnity', { value: true, documentUrl: document.documentUrl })
    expect(await refusal(submitAnswers(token, { name: ' ' }, visit()))).toMatchObject({
      code: 'invalid',
      fields: { name: expect.any(String) },
    })
    const refused = await refusal(submitAnswers(token, { name: 'Vera Vendor' }, visit()))
    expect(Object.keys(refused?.fields ?? {}).sort()).toEqual(['indemnity.documentOn', 'indemnity.documentTitle'])
  })

  it('bounds guessing by address, and lets in who was here before', async () => {
    const { token } = await createQuestionnaire(analyst, asked)
    const address = '203.0.113.9'
    await openQuestionnaire(token, { address, now: analyst.now })
    for (let guess = 0; guess < 30; guess++) await refusal(openQuestionnaire(`guess-${guess}`, { address, now: analyst.now }))
    await expect(openQuestionnaire('one more', { address, now: analyst.now })).rejects.toBeInstanceOf(TooManyGuesses)
    expect(await openQuestionnaire(token, { address, now: analyst.now })).toBeTruthy()
  })
})

describe('reading answers', () => {
  it('counts an answer without a document as unanswered', async () => {
    const { id } = await answered()
    expect(await standings(id)).toEqual({ api: 'said', training: 'said', indemnity: 'shown', parent: 'shown', retention: 'unanswered' })
    const { open } = await openQuestions(analyst, 'acme')
    const because = Object.fromEntries(open.map(({ question, because: why }) => [question.id, why]))
    expect(because).toMatchObject({ api: 'said', indemnity: 'shown', retention: 'unanswered', roadmap: 'never asked' })
    expect(open).toHaveLength(vendorQuestions.length)
  })

  it('makes a fact of an accepted answer, with the document as its source and the quote', async () => {
    const { id } = await answered()
    const { factId } = await acceptAnswer(analyst, { id, questionId: 'indemnity', ...acceptance })
    const fact = await analyst.db.fact.findFirstOrThrow({
      where: { id: factId ?? '' },
      select: { gate: true, value: true, sourceKind: true, quote: true, sourceId: true },
    })
    expect(fact).toMatchObject({ gate: 'ip_indemnity', value: true, sourceKind: 'vendor_doc', quote: 'We indemnify you.' })
    const source = await analyst.db.source.findFirstOrThrow({ where: { id: fact.sourceId ?? '' } })
    expect(source).toMatchObject({ title: 'API terms, of 2026-09-01', url: 'https://acme.example/terms' })
    expect((await standings(id)).indemnity).toBe('accepted')
    expect((await openQuestions(analyst, 'acme')).open.map(({ question }) => question.id)).not.toContain('indemnity')
  })

  it('accepts nothing without a document, a quote, an offering or a value, and nothing twice', async () => {
    const { id } = await answered()
    const accept = (over: object) => refusal(acceptAnswer(analyst, { id, questionId: 'indemnity', ...acceptance, ...over }))
    expect(await accept({ questionId: 'api' })).toMatchObject({ code: 'invalid', detail: expect.stringMatching(/no document/) })
    expect(await accept({ quote: ' ' })).toMatchObject({ code: 'invalid', fields: { quote: expect.any(String) } })
    expect(await accept({ offeringId: null })).toMatchObject({ fields: { offeringId: expect.any(String) } })
    expect(await accept({ kind: 'vendor_claim' })).toMatchObject({ code: 'invalid' })
    expect(await accept({ readOn: '2026-08-01' })).toMatchObject({ fields: { readOn: expect.any(String) } })
    expect(await accept({ readOn: '2027-08-01' })).toMatchObject({ code: 'invalid' })
    expect(await accept({ questionId: 'parent' })).toMatchObject({ fields: { value: expect.any(String) } })
    expect(await analyst.db.fact.count()).toBe(0)
    expect(await accept({})).toBeNull()
    expect(await accept({})).toMatchObject({ code: 'conflict' })
    expect(await accept({ questionId: 'parent', value: 'yes' })).toBeNull()
  })

  it('keeps an answer as a claim that no gate passes by, declines with a reason, and takes both back', async () => {
    const { id } = await answered()
    const { factId } = await keepAnswer(analyst, { id, questionId: 'training', offeringId: 'reel--api' })
    expect(await analyst.db.fact.findFirst({ where: { id: factId ?? '' } })).toMatchObject({ sourceKind: 'vendor_claim', value: false })
    expect(await refusal(declineAnswer(analyst, { id, questionId: 'api', reason: '' }))).toMatchObject({ code: 'invalid' })
    await declineAnswer(analyst, { id, questionId: 'api', reason: 'The page says preview.' })
    expect(await standings(id)).toMatchObject({ training: 'kept', api: 'declined' })
    await reopenAnswer(analyst, { id, questionId: 'training' })
    expect(await analyst.db.fact.count({ where: { archivedAt: null } })).toBe(0)
    expect((await standings(id)).training).toBe('said')
    expect(await refusal(reopenAnswer(analyst, { id, questionId: 'training' }))).toMatchObject({ code: 'conflict' })
    expect(await refusal(declineAnswer(analyst, { id, questionId: 'retention', reason: 'x' }))).toMatchObject({ code: 'not_found' })
  })

  it('marks where an answer differs from what was believed', async () => {
    await createFact(analyst, {
      offeringId: 'reel--api',
      gate: 'data_terms',
      value: true,
      sourceKind: 'contract',
      observedOn: '2026-11-01',
    })
    const { id, token } = await createQuestionnaire(analyst, { ...asked, shown: ['training'] })
    await draft(token, 'training', { value: false })
    await submitAnswers(token, { name: 'Vera Vendor' }, visit())
    const { items } = await getQuestionnaire(analyst, id)
    expect(items.find(({ question }) => question.id === 'training')).toMatchObject({ agreement: 'differs' })
  })
})

describe('a gate on law and terms', () => {
  const atGate = async () => {
    const [offering, model, vendor] = await Promise.all([
      getOffering(analyst, 'reel--api'),
      getModel(analyst, 'reel'),
      getVendor(analyst, 'acme'),
    ])
    const gates = await listGateFacts(analyst, { offering, model, vendor, provider: vendor })
    return gates.find(({ gate }) => gate.id === 'ip_indemnity')
  }
  const adoptGate = async () => {
    await transaction(owner, (tx) => adoptDefaultPolicy(tx, owner, '2026-01-05'))
    const { policyVersion: basedOn, engineVersion: _engine, ...numbers } = defaultPolicy
    const ready = readyGates.flatMap(({ gate }) => (gate.id === 'ip_indemnity' ? [gate] : []))
    const policy = { ...numbers, gates: [...numbers.gates, ...ready] }
    await adoptPolicy(owner, { basedOn, policyVersion: '1.1.0', policy, reason: 'Our lawyers ask for it.' } as never)
  }

  it('is not asked by the default policy: a fact for it is kept and read by no gate', async () => {
    const { id } = await answered()
    await acceptAnswer(analyst, { id, questionId: 'indemnity', ...acceptance })
    expect(await atGate()).toMatchObject({ why: 'the policy does not ask for this', facts: [{ standing: { counts: false } }] })
  })

  it('reads an accepted answer once an owner has added it, and no claim', async () => {
    const { id } = await answered()
    await keepAnswer(analyst, { id, questionId: 'indemnity', offeringId: 'reel--api' })
    await adoptGate()
    expect(await atGate()).toMatchObject({ state: 'not_accepted' })
    await reopenAnswer(analyst, { id, questionId: 'indemnity' })
    expect(await atGate()).toMatchObject({ state: 'missing', facts: [] })
    await acceptAnswer(analyst, { id, questionId: 'indemnity', ...acceptance })
    expect(await atGate()).toMatchObject({ state: 'fresh', facts: [{ fact: { value: true }, standing: { counts: true } }] })
  })
})

describe('the sheet', () => {
  type Row = (string | number | null)[]
  const read = async (id: string) => {
    const { bytes } = await exportQuestionnaire(analyst, id)
    const result = await readXlsx(bytes, null)
    if (result.kind === 'refused') throw new Error('unreadable')
    return { head: result.table.columns, rows: result.table.rows.map(({ cells }): Row => [...cells]) }
  }
  const back = async (id: string, head: readonly string[], rows: Row[]) =>
    importAnswers(analyst, { id, name: 'Vera Vendor', bytes: await workbook([{ name: 'Questions', head, rows }]) })
  const fill = (rows: Row[], key: string, cells: Record<number, string>) => {
    const row = rows.find(([first]) => String(first).includes(`/${key}/`)) as Row
    for (const [at, text] of Object.entries(cells)) row[Number(at)] = text
  }

  it('comes back with its ids, and says the same as the link would', async () => {
    const { id } = await createQuestionnaire(analyst, asked)
    const { head, rows } = await read(id)
    fill(rows, 'indemnity', { 6: 'Yes', 8: document.documentUrl, 9: 'API terms', 10: '2026-09-01' })
    fill(rows, 'retention', { 6: '30 days', 7: '=cmd|calc' })
    expect(await back(id, head, rows)).toEqual({ taken: true, answered: 2 })
    expect(await standings(id)).toMatchObject({ indemnity: 'shown', retention: 'said', api: 'unanswered' })
    const again = await read(id)
    expect(again.rows.find(([first]) => String(first).includes('/retention/'))?.slice(6, 8)).toEqual(['30', '=cmd|calc'])
    expect(await refusal(back(id, head, rows))).toMatchObject({ code: 'conflict' })
  })

  it('is written with every text as a text, so that nothing in it runs', async () => {
    const { id, token } = await createQuestionnaire(analyst, asked)
    await draft(token, 'parent', { text: '=HYPERLINK("https://evil.example","x")' })
    await submitAnswers(token, { name: 'Vera Vendor' }, visit())
    const { rows } = await read(id)
    expect(rows.find(([first]) => String(first).includes('/parent/'))?.[7]).toBe('=HYPERLINK("https://evil.example","x")')
  })

  it('is refused row by row when it was tampered with, is foreign, lacks a row or has one twice, and then nothing is written', async () => {
    const { id } = await createQuestionnaire(analyst, asked)
    const other = await createQuestionnaire(analyst, asked)
    const { head, rows } = await read(id)
    const foreign = (await read(other.id)).rows
    fill(rows, 'api', { 6: 'yes' })
    const problemsOf = async (changed: Row[], columns: readonly string[] = head) => {
      const result = await back(id, columns, changed)
      return result.taken ? [] : result.problems.map(({ place, reason }) => `${place}: ${reason}`)
    }
    const edited = rows.map((row, index) => (index === 0 ? [row[0] ?? '', row[1] ?? '', 'Do you like us?', ...row.slice(3)] : row))
    expect(await problemsOf(edited)).toEqual(expect.arrayContaining([expect.stringMatching(/row 2: The question was changed/)]))
    const forged = rows.map((row, index) => (index === 0 ? [String(row[0]).replace(/.{4}$/, '0000'), ...row.slice(1)] : row))
    expect(await problemsOf(forged)).toEqual(expect.arrayContaining([expect.stringMatching(/key of the row was changed/)]))
    expect(await problemsOf(foreign)).toEqual(expect.arrayContaining([expect.stringMatching(/another questionnaire/)]))
    expect(await problemsOf(rows.slice(1))).toEqual([expect.stringMatching(/is missing/)])
    expect(await problemsOf([...rows, rows[0] as Row])).toEqual([expect.stringMatching(/stands in the Excel file twice/)])
    expect(await problemsOf(rows, ['Other', ...head.slice(1)])).toEqual([expect.stringMatching(/does not have the columns/)])
    fill(rows, 'training', { 6: 'perhaps' })
    fill(rows, 'parent', { 8: 'http://acme.example' })
    expect(await problemsOf(rows)).toHaveLength(2)
    expect(await client(url).answer.count({ where: { questionnaireId: id } })).toBe(0)
    await renewQuestionnaire(analyst, { id, version: 1 })
    expect(await problemsOf(rows)).toEqual(expect.arrayContaining([expect.stringMatching(/older than the questionnaire/)]))
  })

  it('is refused when it is no workbook or larger than 2 MB', async () => {
    const { id } = await createQuestionnaire(analyst, asked)
    expect(await importAnswers(analyst, { id, name: 'Vera Vendor', bytes: new Uint8Array([1, 2, 3]) })).toMatchObject({ taken: false })
    const large = new Uint8Array(2_000_001)
    expect(await refusal(importAnswers(analyst, { id, name: 'Vera Vendor', bytes: large }))).toMatchObject({ code: 'invalid' })
  })
})
