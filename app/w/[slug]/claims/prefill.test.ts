import { expect, it } from 'vitest'
import { readForm } from '@/lib/http/read-form'
import { articleDrafts } from '@/lib/import/article'
import { locatorOf } from '@/lib/services/article-drafts'
import { NewClaim } from '@/lib/services/claims'
import { draftHref, prefilled } from './prefill'

const model = (name: string, modelVersion: string) => ({
  id: `${name}-${modelVersion}`.toLowerCase(),
  name,
  modelVersion,
  aliases: [],
  apiModelIds: [],
})
const names = {
  models: [model('Veo', '3.1'), model('Kling', '2.1')],
  benchmarks: [{ id: 'vbench', name: 'VBench', benchmarkVersion: null }],
  vendors: [{ id: 'google', name: 'Google' }],
  evaluators: [],
}
const text = `Published 12 May 2026

Google says Veo 3.1 scores 83.24 ± 0.4% on VBench in text-to-video, based on 1,946 prompts. ${'Veo 3.1 is the best & “most” real model of all, 100% + more? '.repeat(8)}
Veo 3.1 wins 61% of votes against Kling 2.1.`

/** What the form sends when nothing is typed into it but what the text left open. */
const sent = (href: string) => {
  const stored = prefilled(Object.fromEntries(new URL(href, 'http://x.example').searchParams))
  const form = new FormData()
  const open = {
    task: 't2v',
    evaluatorOrg: 'A lab',
    evaluatorKind: 'unknown',
    publishedOn: '2026-05-12',
    tier: 'primary',
    unit: stored.value ? '%' : '',
  }
  for (const [name, value] of Object.entries({ ...open, ...Object.fromEntries(Object.entries(stored).filter(([, value]) => value)) }))
    form.set(name, value ?? '')
  return NewClaim.parse(readForm(form, NewClaim))
}

it('a draft fills the form of a claim in with exactly what it says, and the form takes it', () => {
  const drafts = articleDrafts(text, names)
  expect(drafts.length).toBeGreaterThanOrEqual(3)
  for (const draft of drafts) {
    const claim = sent(draftHref('/w/x/claims', { ...draft, sourceId: 'article', locator: locatorOf(draft), tier: 'relay' }))
    const { modelId, benchmarkId, opponentId, value, ciLow, ciHigh, sampleSize, sampleUnit, interestId, statement } = draft
    expect(claim).toMatchObject({ modelId, benchmarkId, opponentId, value, ciLow, ciHigh, sampleSize, sampleUnit, interestId, statement })
    expect(claim).toMatchObject({
      tier: 'relay',
      sourceId: 'article',
      newSource: null,
      locator: locatorOf(draft),
      publishedOn: '2026-05-12',
    })
  }
})

it('an address cannot fill in what the form does not have', () => {
  expect(Object.keys(prefilled({ workspaceId: 'w', version: '9', model: 'm' }))).not.toContain('workspaceId')
  expect(prefilled({ model: 'm', words: 'x'.repeat(5000) })).toMatchObject({ modelId: 'm', statement: 'x'.repeat(1000) })
})
