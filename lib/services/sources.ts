import 'server-only'
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { allow, type Context, transaction } from '@/lib/context'
import { toColumns, toNoun } from '@/lib/db/columns'
import type { Tx } from '@/lib/db/scope'
import { factOfSourceSelect, sourcePageSelect } from '@/lib/db/select'
import { fromDay } from '@/lib/domain/day'
import type { Fact } from '@/lib/domain/fact'
import { offeringTitle } from '@/lib/domain/offering'
import type { Origin } from '@/lib/domain/provenance'
import { Source } from '@/lib/domain/source'
import { slugify } from '@/lib/domain/strings'
import { invalid, notFound } from '@/lib/errors'
import { hostOf, plural } from '@/lib/format'
import { RowRef } from './archiving'
import { askedId } from './asked-id'
import { record } from './audit'

const { id: _id, text: _text, ...columns } = Source.shape

/** A source that is described together with what was read in it. The pasted text is kept with its hash. */
export const NewSource = z.strictObject({
  ...columns,
  text: z
    .string()
    .overwrite((text) => text.replace(/\r\n?/g, '\n').replaceAll('\0', ''))
    .max(200_000, 'Paste at most 200,000 characters: the part that holds the figure is enough.')
    .nullable()
    .default(null),
})
export type NewSource = z.infer<typeof NewSource>

export type SourceChoice = { id: string; title: string; host: string | null }

const mostChoices = 500

/** Titles of the sources, for a select; the newest ones when there are very many. */
export async function listSourceChoices(ctx: Context): Promise<SourceChoice[]> {
  allow(ctx, 'workspace:read')
  const rows = await ctx.db.source.findMany({
    orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
    take: mostChoices,
    select: { id: true, title: true, url: true },
  })
  return rows
    .map(({ url, ...row }) => ({ ...row, host: url === null ? null : hostOf(url) }))
    .sort((a, b) => a.title.localeCompare(b.title, 'en', { numeric: true }))
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/** Keeps a source, in the transaction of what was read in it. The same page read on the same day with the same text is used again. */
export async function keepSource(tx: Tx, ctx: Context, source: NewSource): Promise<string> {
  const text = source.text?.trim() ? source.text : null
  const textSha256 = text === null ? null : sha256(text)
  const known = await tx.source.findFirst({
    where: {
      ...(source.url === null ? { url: null, title: source.title } : { url: source.url }),
      readOn: source.readOn === null ? null : fromDay(source.readOn),
      textSha256,
    },
    orderBy: { createdAt: 'asc' },
    select: { id: true },
  })
  if (known) return known.id
  const mark = sha256(JSON.stringify([source.title, source.url, source.readOn, textSha256])).slice(0, 6)
  const id = `${slugify(source.title, 'source')}-${mark}`
  await tx.source.create({ data: { ...toColumns({ ...source, text }), id, textSha256, workspaceId: ctx.workspace.id } })
  return id
}

export type SourceFact = Pick<Fact, 'id' | 'gate' | 'value' | 'sourceKind' | 'observedOn' | 'quote'> & {
  origin: Origin
  offering: { id: string; title: string }
}
export type SourcePage = Source & {
  textSha256: string | null
  origin: Origin
  facts: SourceFact[]
  claimCount: number
  /** Where in it its claims were read, as they say themselves: by claim. */
  locators: Record<string, string>
  /** What else the models of its claims are called: by claim. */
  otherNames: Record<string, string[]>
  /** Nothing refers to it, not even what was archived, and the team made it: it can be removed. */
  removable: boolean
}

/** What keeps a source: everything that was read in it, archived or not, and kept versions of its text, which are never deleted. */
async function usesOf(
  db: Pick<Tx, 'claim' | 'fact' | 'price' | 'lifecycleEvent' | 'roadmapPromise' | 'sourceCapture'>,
  id: string,
): Promise<string[]> {
  const where = { sourceId: id }
  const counts = await Promise.all([
    db.claim.count({ where }),
    db.fact.count({ where }),
    db.price.count({ where }),
    db.lifecycleEvent.count({ where }),
    db.roadmapPromise.count({ where }),
    db.sourceCapture.count({ where }),
  ])
  const names = ['claim', 'fact', 'price', 'lifecycle event', 'promise', 'kept version'] as const
  return names.flatMap((name, at) => (counts[at] ? plural(counts[at], name) : []))
}

const listed = new Intl.ListFormat('en-GB')

/** Removes a source that nothing refers to. Refused for one of the catalogue, and while a claim, a fact or a kept version rests on it. */
export async function removeSource(ctx: Context, input: RowRef): Promise<RowRef> {
  allow(ctx, 'claim:write')
  const { id } = RowRef.parse(input)
  return transaction(ctx, async (tx) => {
    const source = await tx.source.findFirst({
      where: { id: askedId(id, 'This source') },
      select: { title: true, url: true, origin: true },
    })
    if (!source) throw notFound('This source')
    if (source.origin !== 'team')
      throw invalid('This source came with the catalogue and stays with it. Only what the team added can be removed.')
    const uses = await usesOf(tx, id)
    if (uses.length > 0) throw invalid(`This source stays: ${listed.format(uses)} rest on it, those that are archived included.`)
    await tx.source.deleteMany({ where: { id } })
    await record(tx, ctx, 'source.removed', { type: 'source', id }, { title: source.title, url: source.url })
    return { id }
  })
}

/** One source with the facts read in it and how many claims; throws `not_found`. */
export async function getSource(ctx: Context, id: string): Promise<SourcePage> {
  allow(ctx, 'workspace:read')
  askedId(id, 'This source')
  const [source, facts, claimCount, read, uses] = await Promise.all([
    ctx.db.source.findFirst({ where: { id }, select: sourcePageSelect }),
    ctx.db.fact.findMany({
      where: { sourceId: id, archivedAt: null },
      orderBy: [{ offeringId: 'asc' }, { gate: 'asc' }, { observedOn: 'desc' }],
      select: factOfSourceSelect,
    }),
    ctx.db.claim.count({ where: { sourceId: id, archivedAt: null } }),
    ctx.db.claim.findMany({
      where: { sourceId: id, archivedAt: null },
      take: 500,
      select: { id: true, locator: true, model: { select: { aliases: true, apiModelIds: true } } },
    }),
    usesOf(ctx.db, id),
  ])
  if (!source) throw notFound('This source')
  return {
    ...toNoun<Source & { textSha256: string | null; origin: Origin }>(source),
    facts: facts.map(({ offering, ...fact }) => ({
      ...toNoun<Omit<SourceFact, 'offering'>>(fact),
      offering: { id: offering.id, title: offeringTitle(offering) },
    })),
    claimCount,
    locators: Object.fromEntries(read.flatMap((claim) => (claim.locator === null ? [] : [[claim.id, claim.locator]]))),
    otherNames: Object.fromEntries(read.map(({ id: claim, model }) => [claim, [...model.aliases, ...model.apiModelIds]])),
    removable: source.origin === 'team' && uses.length === 0,
  }
}
