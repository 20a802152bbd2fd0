import 'server-only'
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { allow, type Context, transaction } from '@/lib/context'
import { statement, type Tx } from '@/lib/db/scope'
import { captureSelect } from '@/lib/db/select'
import { fromDay } from '@/lib/domain/day'
import { Source } from '@/lib/domain/source'
import { dayIn } from '@/lib/domain/week'
import { openedNets } from '@/lib/env'
import { invalid, notFound } from '@/lib/errors'
import { type FetchedPage, safeFetch } from '@/lib/http/safe-fetch'
import { pageText, tidy } from '@/lib/import/page-text'
import { type TextChange, textChanges } from '@/lib/import/text-changes'
import { askedId } from './asked-id'
import { record } from './audit'

const longest = 1_000_000

export const SourceRef = z.strictObject({ id: Source.shape.id })
export const PastedText = z.strictObject({
  id: Source.shape.id,
  text: z
    .string()
    .max(longest, 'Paste at most 1,000,000 characters: the part that holds the figure is enough.')
    .overwrite(tidy)
    .refine((text) => text !== '', 'Paste the text of the source; there is nothing to keep in this.'),
})

/** One version of a source's text, without the text. */
export type Capture = {
  number: number
  kind: 'kept' | 'fetched' | 'pasted'
  capturedAt: string
  byName: string | null
  finalUrl: string | null
  contentType: string | null
  sha256: string
  characters: number
}

/** What keeping a text did: a new version, or nothing because the newest one says the same. */
export type Captured = { state: 'new' | 'unchanged'; number: number; since: string }

type Draft = Pick<Capture, 'kind' | 'finalUrl' | 'contentType'> & { url: string | null; text: string }

// Two people who keep a text of one source at the same moment take turns.
const lockSource = statement(
  `select "id", "text", "textSha256", "createdAt" from "Source" where "workspaceId" = $1 and "id" = $2 for update`,
)
type Locked = { id: string; text: string | null; textSha256: string | null; createdAt: Date }

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')
const today = ({ now, workspace }: Context): Date => fromDay(dayIn(now, workspace.timeZone))
const newest = { orderBy: { number: 'desc' as const }, select: { number: true, sha256: true, capturedAt: true } }

/** A text that was kept with a claim, before anybody captured the source, is its first version. */
async function firstVersion(tx: Tx, ctx: Context, { id, text, textSha256, createdAt }: Locked) {
  if (text === null || text === '') return null
  const row = { number: 1, sha256: textSha256 ?? sha256(text), capturedAt: createdAt }
  await tx.sourceCapture.create({ data: { ...row, workspaceId: ctx.workspace.id, sourceId: id, kind: 'kept', text } })
  return row
}

const readerOf = ({ actor }: Context) => (actor.kind === 'user' ? { byId: actor.id, byName: actor.name } : { byName: actor.name })

/** Keeps a text that is about to take the place of a source's text as its next version; the caller writes the source. */
export async function keepReplacement(tx: Tx, ctx: Context, sourceId: string, text: string): Promise<void> {
  const [source] = await tx.$queryRawUnsafe<Locked[]>(lockSource, ctx.workspace.id, sourceId)
  if (!source) throw notFound('This source')
  const last = (await tx.sourceCapture.findFirst({ where: { sourceId }, ...newest })) ?? (await firstVersion(tx, ctx, source))
  const hash = sha256(text)
  if (!last || last.sha256 === hash) return
  const row = { ...readerOf(ctx), number: last.number + 1, capturedAt: ctx.now, sha256: hash, kind: 'kept', text }
  await tx.sourceCapture.create({ data: { ...row, workspaceId: ctx.workspace.id, sourceId } })
}

async function keep(ctx: Context, sourceId: string, draft: Draft): Promise<Captured> {
  return transaction(ctx, async (tx) => {
    const [source] = await tx.$queryRawUnsafe<Locked[]>(lockSource, ctx.workspace.id, sourceId)
    if (!source) throw notFound('This source')
    const last = (await tx.sourceCapture.findFirst({ where: { sourceId }, ...newest })) ?? (await firstVersion(tx, ctx, source))
    const hash = sha256(draft.text)
    const readOn = today(ctx)
    const subject = { type: 'source', id: sourceId }
    if (last?.sha256 === hash) {
      await tx.source.updateMany({ where: { id: sourceId }, data: { readOn } })
      await record(tx, ctx, 'source.confirmed', subject, { number: last.number, sha256: hash, kind: draft.kind })
      return { state: 'unchanged', number: last.number, since: last.capturedAt.toISOString() }
    }
    const number = (last?.number ?? 0) + 1
    const row = { ...draft, ...readerOf(ctx), number, capturedAt: ctx.now, sha256: hash }
    await tx.sourceCapture.create({ data: { ...row, workspaceId: ctx.workspace.id, sourceId } })
    await tx.source.updateMany({ where: { id: sourceId }, data: { text: draft.text, textSha256: hash, readOn } })
    const { text: _text, ...detail } = draft
    await record(tx, ctx, 'source.captured', subject, { ...detail, number, sha256: hash })
    return { state: 'new', number, since: ctx.now.toISOString() }
  })
}

const isHtml = (contentType: string): boolean => /^(?:text\/html|application\/xhtml\+xml)/.test(contentType)

function readText({ body, contentType }: FetchedPage): string {
  const text = isHtml(contentType) ? pageText(body) : tidy(body)
  const refuse = (message: string) => invalid(message, { url: message })
  if (text === '') throw refuse('The page holds no text without its scripts. Open it, and paste the part that holds the figure.')
  if (text.length > longest) throw refuse('The page holds more than 1,000,000 characters. Paste the part that holds the figure.')
  return text
}

/** Fetches the address of a source and keeps its text as a new version, or says since when it is unchanged. */
export async function captureSource(ctx: Context, input: z.input<typeof SourceRef>): Promise<Captured> {
  allow(ctx, 'claim:write')
  const { id } = SourceRef.parse(input)
  const source = await ctx.db.source.findFirst({ where: { id }, select: { url: true } })
  if (!source) throw notFound('This source')
  if (source.url === null) throw invalid('This source has no address. Paste its text instead.', { url: 'This source has no address.' })
  // Outside of the transaction: a slow page must not hold rows.
  const page = await safeFetch(source.url, { opened: openedNets() })
  const { finalUrl, contentType } = page
  return keep(ctx, id, { kind: 'fetched', url: source.url, finalUrl, contentType, text: readText(page) })
}

/** Keeps a text that a person pasted as the newest version; needs no network. */
export async function pasteSource(ctx: Context, input: z.input<typeof PastedText>): Promise<Captured> {
  allow(ctx, 'claim:write')
  const { id, text } = PastedText.parse(input)
  return keep(ctx, id, { kind: 'pasted', url: null, finalUrl: null, contentType: null, text })
}

const listSql =
  statement(`select "number", "kind", "capturedAt", "byName", "finalUrl", "contentType", "sha256", length("text")::int as "characters"
  from "SourceCapture" where "workspaceId" = $1 and "sourceId" = $2 order by "number" desc limit 200`)

/** The versions of a source's text, newest first, at most 200 of them. */
export async function listCaptures(ctx: Context, sourceId: string): Promise<Capture[]> {
  allow(ctx, 'workspace:read')
  const rows = await ctx.db.$queryRawUnsafe<(Omit<Capture, 'capturedAt'> & { capturedAt: Date })[]>(
    listSql,
    ctx.workspace.id,
    askedId(sourceId, 'This source'),
  )
  return rows.map((row) => ({ ...row, capturedAt: row.capturedAt.toISOString() }))
}

export type CaptureDifference = { from: number; to: number; changes: TextChange[] | null }

/** What changed between two versions of a source's text; `changes` is null when they differ too much to be laid side by side. */
export async function compareCaptures(ctx: Context, asked: { sourceId: string; from: number; to: number }): Promise<CaptureDifference> {
  allow(ctx, 'workspace:read')
  const { sourceId, from, to } = z.object({ sourceId: z.string(), from: z.number().int(), to: z.number().int() }).parse(asked)
  const where = { sourceId: askedId(sourceId, 'This version'), number: { in: [from, to] } }
  const rows = await ctx.db.sourceCapture.findMany({ where, select: captureSelect })
  const textOf = (number: number): string => {
    const row = rows.find((entry) => entry.number === number)
    if (!row) throw notFound('This version')
    return row.text
  }
  return { from, to, changes: textChanges(textOf(from), textOf(to)) }
}
