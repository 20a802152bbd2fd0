import { randomUUID } from 'node:crypto'
import { type Context, systemContext, type WorkspaceInfo } from '@/lib/context'
import { client } from '@/lib/db/client'
import { toColumns } from '@/lib/db/columns'
import type { Claim } from '@/lib/domain/claim'
import type { Role } from '@/lib/domain/member'
import type { Source } from '@/lib/domain/source'

/** The clock of every test that does not set its own. */
export const testNow = new Date('2026-11-25T12:00:00Z')

type WorkspaceOptions = { role?: Role; name?: string; now?: Date; demo?: boolean; timeZone?: string; currency?: string }

/** A new workspace and the context of a new person in it. */
export async function testWorkspace(url: string, options: WorkspaceOptions = {}): Promise<Context> {
  const { role = 'owner', name = 'Test studio', now = testNow, demo = false, timeZone = 'Europe/Berlin', currency = 'USD' } = options
  const id = randomUUID()
  const workspace: WorkspaceInfo = { id, slug: `studio-${id}`, name, timeZone, currency, demo, catalogueVersion: null }
  await client(url).workspace.create({ data: workspace })
  return addMember(url, systemContext({ workspace, databaseUrl: url, now }), role)
}

// Members are listed in the order they joined; two rows written within one millisecond would stand in the order of their random ids.
let lastJoined = 0
const joiningNow = () => {
  lastJoined = Math.max(Date.now(), lastJoined + 1)
  return new Date(lastJoined)
}

/** Another person in the same workspace, as a context of their own. */
export async function addMember(url: string, of: Context, role: Role, name = `A ${role}`): Promise<Context> {
  const user = await client(url).user.create({ data: { name, email: `${randomUUID()}@example.org` }, select: { id: true } })
  await of.db.member.create({ data: { workspaceId: of.workspace.id, userId: user.id, role, joinedAt: joiningNow() } })
  return systemContext({
    workspace: of.workspace,
    databaseUrl: url,
    now: of.now,
    role,
    actor: { kind: 'user', id: user.id, name },
  })
}

const short = () => randomUUID().slice(0, 8)

export async function aVendor(ctx: Context, over: { id?: string; name?: string; country?: string } = {}): Promise<string> {
  const id = over.id ?? `vendor-${short()}`
  await ctx.db.vendor.create({
    data: { workspaceId: ctx.workspace.id, name: id, roles: ['model_maker'], unverifiedFields: [], ...over, id },
  })
  return id
}

type ModelOver = { id?: string; vendorId?: string; name?: string; modelVersion?: string; group?: string; tasks?: string[] }

export async function aModel(ctx: Context, over: ModelOver = {}): Promise<string> {
  const id = over.id ?? `model-${short()}`
  const vendorId = over.vendorId ?? (await aVendor(ctx))
  const lists = { access: [], apiModelIds: [], aliases: [], unverifiedFields: [] }
  const row = { name: id, modelVersion: '1', group: id, tasks: ['t2v'], ...lists, ...over, id, vendorId }
  await ctx.db.model.create({ data: { workspaceId: ctx.workspace.id, ...row } })
  return id
}

type OfferingOver = {
  id?: string
  modelId?: string
  providerId?: string
  apiModelId?: string
  priceUsdPerSecond?: number
  regions?: string[]
}

export async function anOffering(ctx: Context, over: OfferingOver = {}): Promise<string> {
  const id = over.id ?? `offering-${short()}`
  const providerId = over.providerId ?? (await aVendor(ctx))
  const modelId = over.modelId ?? (await aModel(ctx, { vendorId: providerId }))
  const row = { kind: 'first_party_api' as const, regions: [], unverifiedFields: [], ...over, id, modelId, providerId }
  await ctx.db.offering.create({ data: { workspaceId: ctx.workspace.id, ...row } })
  return id
}

type DependencyOver = { id?: string; name?: string; task?: string; incumbentId?: string; challengers?: string[] }

export async function aDependency(ctx: Context, over: DependencyOver = {}): Promise<string> {
  const id = over.id ?? `dependency-${short()}`
  const { challengers = [], ...rest } = over
  const incumbentId = over.incumbentId ?? (await anOffering(ctx))
  const startedOn = new Date('2026-01-05')
  const row = { name: id, task: 't2v', dimensionWeights: { motion: 1 }, requiredRegions: [], startedOn, ...rest, id, incumbentId }
  const workspaceId = ctx.workspace.id
  await ctx.db.dependency.create({ data: { workspaceId, ...row } })
  const addedOn = startedOn
  await ctx.db.challenger.createMany({ data: challengers.map((offeringId) => ({ workspaceId, dependencyId: id, offeringId, addedOn })) })
  return id
}

export async function aSource(ctx: Context, over: Partial<Source> = {}): Promise<string> {
  const id = over.id ?? `source-${short()}`
  const row = { title: id, url: `https://papers.example/${id}`, readOn: '2026-11-20', text: null, ...over, id }
  await ctx.db.source.create({ data: { workspaceId: ctx.workspace.id, ...toColumns(row) } })
  return id
}

/** A benchmark with the one dimension `score`, in percent. */
export async function aBenchmark(ctx: Context, over: { id?: string; name?: string; benchmarkVersion?: string } = {}): Promise<string> {
  const id = over.id ?? `benchmark-${short()}`
  const workspaceId = ctx.workspace.id
  const row = { name: id, maintainer: 'A lab', maintainerKind: 'independent_lab' as const, tasks: [], caveats: [], ...over, id }
  await ctx.db.benchmark.create({ data: { workspaceId, ...row } })
  const score = { id: 'score', name: 'Score', dimension: 'overall', metric: 'automatic' as const, unit: '%', higherIsBetter: true }
  await ctx.db.benchmarkDimension.create({ data: { workspaceId, benchmarkId: id, ...score, min: 0, max: 100 } })
  return id
}

const evaluator = { evaluatorId: 'a-lab', evaluatorOrg: 'A lab', evaluatorKind: 'independent' as const }

export async function aClaim(ctx: Context, over: Partial<Claim> & { archivedAt?: Date } = {}): Promise<string> {
  const id = over.id ?? `claim-${short()}`
  const modelId = over.modelId ?? (await aModel(ctx))
  const sourceId = over.sourceId ?? (await aSource(ctx))
  const figure = { task: 't2v' as const, value: 50, unit: '%', publishedOn: '2026-11-01', tier: 'primary' as const }
  const row = { ...figure, ...evaluator, ...over, id, modelId, sourceId }
  await ctx.db.claim.create({ data: { workspaceId: ctx.workspace.id, ...toColumns(row) } })
  return id
}

/** The dependency "films" with an incumbent and one challenger, and a board on which nobody has compared the two yet. */
export async function filmsWorkflow(owner: Context): Promise<{ ours: string; theirs: string; benchmarkId: string }> {
  const [ours, theirs] = [await aModel(owner, { id: 'ours' }), await aModel(owner, { id: 'theirs' })]
  const incumbentId = await anOffering(owner, { id: 'ours--api', modelId: ours })
  const challenger = await anOffering(owner, { id: 'theirs--api', modelId: theirs })
  await aDependency(owner, { id: 'films', name: 'Films', incumbentId, challengers: [challenger] })
  return { ours, theirs, benchmarkId: await aBenchmark(owner, { id: 'board' }) }
}
