import { randomUUID } from 'node:crypto'
import type { Context } from '@/lib/context'
import { client } from '@/lib/db/client'
import { record } from '@/lib/services/audit'
import { aBenchmark, aClaim, aDependency, aModel, anOffering, aSource, aVendor, testWorkspace } from './factories'
import { readinessRows } from './readiness-rows'

export type FullWorkspace = {
  ctx: Context
  ids: Record<
    | 'vendor'
    | 'model'
    | 'offering'
    | 'challenger'
    | 'dependency'
    | 'benchmark'
    | 'source'
    | 'claim'
    | 'comment'
    | 'action'
    | 'fact'
    | 'trial'
    | 'invite'
    | 'share'
    | 'view'
    | 'member'
    | 'week'
    | 'hash'
    | 'import'
    | 'channel'
    | 'delivery'
    | 'forecast'
    | 'log'
    | 'job'
    | 'price'
    | 'questionnaire'
    | 'lifecycle'
    | 'promise'
    | 'ask'
    | 'rehearsal'
    | 'key',
    string
  >
}

const week = '2026-W46'
const hash = 'a'.repeat(64)
const day = new Date('2026-11-02')

async function aTrial(
  ctx: Context,
  { dependency, offering, challenger }: { dependency: string; offering: string; challenger: string },
  mark: string,
) {
  const { workspace, db } = ctx
  const trialId = `trial-${mark}`
  const key = { workspaceId: workspace.id, trialId, promptId: 'p1' }
  const conditions = { blind: true, sidesRandomised: true, ownPrompts: true, versionsExact: true }
  await db.trial.create({
    data: {
      workspaceId: workspace.id,
      id: trialId,
      dependencyId: dependency,
      challengerId: challenger,
      incumbentId: offering,
      registeredOn: day,
      plannedPrompts: 1,
      note: mark,
      ...conditions,
    },
  })
  await db.trialPrompt.create({ data: { workspaceId: workspace.id, trialId, id: 'p1', text: mark, position: 1 } })
  await db.trialClip.create({
    data: { ...key, side: 'challenger', id: `clip-${mark}`, state: 'ready', storageKey: mark, originalName: mark },
  })
  await db.trialRater.create({ data: { workspaceId: workspace.id, trialId, id: mark, name: mark, userId: mark, joinedAt: day } })
  const plan = { goal: 'capability' as const, hypothesis: mark, settings: { resolution: mark }, planSha256: hash, lockedAt: day }
  await db.trial.updateMany({ where: { id: trialId }, data: { state: 'running', ...plan } })
  await db.trialVote.create({ data: { ...key, raterId: mark, leftSide: 'challenger', choice: 'no_difference' } })
  await db.clipJudgement.create({ data: { ...key, raterId: mark, side: 'challenger', accepted: true } })
  await db.clipReport.create({ data: { ...key, raterId: mark, side: 'challenger', trouble: 'other', note: mark } })
  await db.trialInsider.create({ data: { workspaceId: workspace.id, trialId, userId: `insider-${mark}` } })
  return trialId
}

async function aSignedWeek(ctx: Context, { dependency, challenger }: { dependency: string; challenger: string }, mark: string) {
  const { workspace, db } = ctx
  const key = { workspaceId: workspace.id, week, edition: 1 }
  const pair = { ...key, dependencyId: dependency, challengerId: challenger }
  const levels = { goal: 'capability' as const, status: 'STAY' as const, quality: 0, readiness: 0, economics: 0 }
  const rest = {
    netPreference: 0,
    lo90: -1,
    hi90: 1,
    headline: true,
    policyVersion: '1',
    engineVersion: '1',
    reasons: [mark],
  }
  const person = { userId: mark, userName: mark, role: 'approver' as const, decision: 'agree' as const }
  await db.review.create({ data: { ...key } })
  await db.verdictSnapshot.create({ data: { ...pair, ...levels, ...rest } })
  await db.signOff.create({ data: { ...key, ...person, contentSha256: hash, signedAt: day } })
  await db.override.create({ data: { ...pair, goal: 'capability', status: 'HYPE', reason: mark, authorId: mark, authorName: mark } })
  const content = JSON.stringify({ mark })
  await db.review.updateMany({ where: { week }, data: { state: 'signed', asOf: day, signedAt: day, content, sha256: hash } })
}

async function aForecast(ctx: Context, { dependency, challenger }: { dependency: string; challenger: string }, mark: string) {
  const id = `forecast-${mark}`
  const about = { week, edition: 1, dependencyId: dependency, challengerId: challenger, kind: 'own_words' as const, statement: mark }
  const said = {
    percent: 60,
    madeOn: day,
    dueOn: new Date('2026-11-20'),
    by: 'person' as const,
    byName: mark,
    madeByName: mark,
    madeById: mark,
  }
  await ctx.db.forecast.create({ data: { workspaceId: ctx.workspace.id, id, ...about, ...said } })
  return id
}

async function aChannel({ workspace, db }: Context, mark: string) {
  const key = { workspaceId: workspace.id, id: `channel-${mark}` }
  const told = { event: 'week.signed', week, edition: 1, sha256: hash, mark }
  await db.channel.create({
    data: { ...key, kind: 'webhook', name: mark, host: mark, events: ['week.signed'], listensSince: day, createdByName: mark },
  })
  const row = { event: 'week.signed', eventKey: `week.signed ${week} 1`, subject: told, dueAt: day, createdAt: day }
  await db.delivery.create({
    data: { ...row, workspaceId: workspace.id, id: `delivery-${mark}`, channelId: key.id, state: 'failed', error: mark },
  })
  return { channel: key.id, delivery: `delivery-${mark}` }
}

async function theRest(
  ctx: Context,
  { dependency, offering, source, claim }: { dependency: string; offering: string; source: string; claim: string },
  mark: string,
) {
  const { workspace, db } = ctx
  const workspaceId = workspace.id
  const factId = `fact-${mark}`
  const commentId = `comment-${mark}`
  const inviteId = randomUUID()
  const by = { createdById: mark }
  await db.fact.create({
    data: {
      workspaceId,
      id: factId,
      offeringId: offering,
      gate: 'api_ga',
      value: true,
      sourceKind: 'contract',
      observedOn: day,
      quote: mark,
      sourceId: source,
    },
  })
  await db.invite.create({
    data: {
      workspaceId,
      id: inviteId,
      email: `${mark}@example.org`,
      role: 'viewer',
      tokenHash: randomUUID(),
      ...by,
      expiresAt: new Date('2100-01-01'),
    },
  })
  const share = `share-${mark}`
  const shared = { kind: 'week' as const, week, edition: 1, label: mark, tokenHash: randomUUID(), createdByName: mark }
  await db.shareLink.create({ data: { workspaceId, id: share, ...shared, ...by, expiresAt: new Date('2100-01-01') } })
  await db.policy.create({ data: { workspaceId, policyVersion: '1', sha256: hash, content: { mark }, reason: mark, activeFrom: day } })
  const action = `action-${mark}`
  const said = { title: mark, ownerName: mark, createdByName: mark, reason: mark }
  await db.action.create({ data: { workspaceId, id: action, dependencyId: dependency, claimId: claim, ...said } })
  await db.comment.create({
    data: {
      workspaceId,
      id: commentId,
      subjectType: 'claim',
      subjectId: claim,
      authorId: mark,
      authorName: mark,
      body: mark,
    },
  })
  await db.sourceCapture.create({
    data: { workspaceId, sourceId: source, number: 1, kind: 'pasted', capturedAt: day, byName: mark, text: mark, sha256: hash },
  })
  await db.claimTag.create({ data: { workspaceId, claimId: `claim-${mark}`, tag: mark } })
  const view = `view-${mark}`
  await db.savedView.create({ data: { workspaceId, id: view, ownerId: mark, team: true, name: mark, state: { q: mark } } })
  await db.importRun.create({
    data: {
      workspaceId,
      id: `import-${mark}`,
      kind: 'claims',
      fileName: mark,
      fileSha256: hash,
      mapping: {},
      state: 'done',
      counts: {},
      ...by,
    },
  })
  await db.catalogueEdition.create({ data: { workspaceId, id: hash, catalogueVersion: '2026.11.02', fileName: mark, addedByName: mark } })
  await db.catalogueDismissal.create({ data: { workspaceId, part: 'vendors', rowId: `gone-${mark}`, dismissedByName: mark } })
  await db.apiKey.create({
    data: { workspaceId, id: `key-${mark}`, name: mark, prefix: 'sb', keyHash: randomUUID(), role: 'viewer', ...by },
  })
  await db.$transaction((tx) => record(tx, ctx, 'secret.kept', { type: 'dependency', id: dependency }, { mark }))
  return { fact: factId, invite: inviteId, share, comment: commentId, action, view }
}

/** A workspace with a row in every table, all of them saying `mark`, which must never be seen from another workspace. */
export async function fullWorkspace(url: string, mark: string): Promise<FullWorkspace> {
  const ctx = await testWorkspace(url, { name: mark })
  const member = ctx.actor.kind === 'user' ? ctx.actor.id : ''
  await client(url).user.update({ where: { id: member }, data: { name: mark } })
  const vendor = await aVendor(ctx, { id: `vendor-${mark}`, name: mark })
  const model = await aModel(ctx, { id: `model-${mark}`, name: mark, vendorId: vendor })
  const offering = await anOffering(ctx, { id: `offering-${mark}`, modelId: model, providerId: vendor })
  const challenger = await anOffering(ctx, { id: `challenger-${mark}`, modelId: model, providerId: vendor })
  const dependency = await aDependency(ctx, { id: `dependency-${mark}`, name: mark, incumbentId: offering, challengers: [challenger] })
  const benchmark = await aBenchmark(ctx, { id: `benchmark-${mark}`, name: mark })
  const source = await aSource(ctx, { id: `source-${mark}`, title: mark })
  const claim = await aClaim(ctx, { id: `claim-${mark}`, modelId: model, sourceId: source, benchmarkId: benchmark, note: mark })
  const trial = await aTrial(ctx, { dependency, offering, challenger }, mark)
  await aSignedWeek(ctx, { dependency, challenger }, mark)
  const { channel, delivery } = await aChannel(ctx, mark)
  await ctx.db.mailRefusal.create({ data: { workspaceId: ctx.workspace.id, userId: member } })
  const forecast = await aForecast(ctx, { dependency, challenger }, mark)
  const readiness = await readinessRows(ctx, { vendor, offering, challenger, dependency, source }, mark)
  const { fact, invite, share, comment, action, view } = await theRest(ctx, { dependency, offering, source, claim }, mark)
  return {
    ctx,
    ids: {
      vendor,
      model,
      offering,
      challenger,
      dependency,
      benchmark,
      source,
      claim,
      comment,
      action,
      fact,
      trial,
      invite,
      share,
      view,
      member,
      week,
      hash,
      import: `import-${mark}`,
      channel,
      delivery,
      forecast,
      ...readiness,
      key: `key-${mark}`,
    },
  }
}
