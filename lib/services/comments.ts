import 'server-only'
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { allow, type Context, transaction } from '@/lib/context'
import type { Tx } from '@/lib/db/scope'
import { CommentBody, CommentSubject } from '@/lib/domain/comment'
import { Slug } from '@/lib/domain/provenance'
import { forbidden, notFound } from '@/lib/errors'
import { record } from './audit'
import { staleWrite } from './rows'

// Whoever reads sees the comments. Writing begins with the analyst: comments stand beside the evidence that approvers sign, and raters should
// vote on what they see, not on what others said about it.

export const NewComment = z.strictObject({ subject: CommentSubject, body: CommentBody })
export const CommentChange = z.strictObject({ id: Slug, version: z.number().int().positive(), body: CommentBody })
export const CommentRef = z.strictObject({ id: Slug })
export type CommentRef = z.infer<typeof CommentRef>

/** `own`: written by whoever asks, who alone may change or delete it. */
export type CommentLine = {
  id: string
  body: string
  authorName: string
  createdAt: Date
  edited: boolean
  version: number
  own: boolean
}

const most = 200

/** The comments on one thing, oldest first; of very many the newest. */
export async function listComments(ctx: Context, subject: CommentSubject): Promise<CommentLine[]> {
  allow(ctx, 'workspace:read')
  const rows = await ctx.db.comment.findMany({
    where: { subjectType: subject.type, subjectId: subject.id, deletedAt: null },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: most,
    select: { id: true, body: true, authorId: true, authorName: true, createdAt: true, version: true },
  })
  return rows
    .reverse()
    .map(({ authorId, ...row }) => ({ ...row, edited: row.version > 1, own: ctx.actor.kind === 'user' && authorId === ctx.actor.id }))
}

const finders: Record<CommentSubject['type'], (tx: Tx, id: string) => Promise<boolean>> = {
  claim: async (tx, id) => (await tx.claim.count({ where: { id } })) > 0,
  action: async (tx, id) => (await tx.action.count({ where: { id } })) > 0,
}
const subjectNames: Record<CommentSubject['type'], string> = { claim: 'This claim', action: 'This action' }

/** Adds a comment in the name of whoever is signed in. Throws `not_found` when what it is about does not exist. */
export async function addComment(ctx: Context, input: z.input<typeof NewComment>): Promise<CommentRef> {
  allow(ctx, 'comment:write')
  const { subject, body } = NewComment.parse(input)
  const author = authorOf(ctx)
  return transaction(ctx, async (tx) => {
    if (!(await finders[subject.type](tx, subject.id))) throw notFound(subjectNames[subject.type])
    const id = randomUUID()
    await tx.comment.create({
      data: {
        workspaceId: ctx.workspace.id,
        id,
        subjectType: subject.type,
        subjectId: subject.id,
        authorId: author.id,
        authorName: author.name,
        body,
        createdAt: ctx.now,
      },
    })
    await told(tx, ctx, 'added', { id, subject })
    return { id }
  })
}

/** Changes one's own comment. Throws `conflict` with the stored one when it was changed elsewhere meanwhile. */
export async function editComment(ctx: Context, input: z.input<typeof CommentChange>): Promise<CommentRef> {
  allow(ctx, 'comment:write')
  const { id, version, body } = CommentChange.parse(input)
  return transaction(ctx, async (tx) => {
    const { subject } = await mine(tx, ctx, { id, deleted: false })
    const where = { id, version, authorId: authorOf(ctx).id, deletedAt: null }
    const changed = await tx.comment.updateMany({ where, data: { body, version: { increment: 1 } } })
    if (changed.count !== 1) throw staleWrite('comment', (await mine(tx, ctx, { id, deleted: false })).current)
    await told(tx, ctx, 'changed', { id, subject })
    return { id }
  })
}

/** Takes one's own comment away for everybody. */
export async function deleteComment(ctx: Context, input: CommentRef): Promise<CommentRef> {
  allow(ctx, 'comment:write')
  return setDeleted(ctx, input, true)
}

/** Brings one's own deleted comment back. */
export async function restoreComment(ctx: Context, input: CommentRef): Promise<CommentRef> {
  allow(ctx, 'comment:write')
  return setDeleted(ctx, input, false)
}

async function setDeleted(ctx: Context, input: CommentRef, deleted: boolean): Promise<CommentRef> {
  const { id } = CommentRef.parse(input)
  return transaction(ctx, async (tx) => {
    const { subject } = await mine(tx, ctx, { id, deleted: !deleted })
    const where = { id, authorId: authorOf(ctx).id, deletedAt: deleted ? null : { not: null } }
    const changed = await tx.comment.updateMany({ where, data: { deletedAt: deleted ? ctx.now : null } })
    if (changed.count !== 1) throw notFound('This comment')
    await told(tx, ctx, deleted ? 'deleted' : 'restored', { id, subject })
    return { id }
  })
}

type Asked = { id: string; deleted: boolean }

async function mine(tx: Tx, ctx: Context, { id, deleted }: Asked) {
  const row = await tx.comment.findFirst({
    where: { id, deletedAt: deleted ? { not: null } : null },
    select: { body: true, version: true, authorId: true, authorName: true, subjectType: true, subjectId: true },
  })
  // A deleted comment exists for its author alone.
  if (!row || (deleted && row.authorId !== authorOf(ctx).id)) throw notFound('This comment')
  const { body, version, authorId, authorName, subjectType, subjectId } = row
  if (authorId !== authorOf(ctx).id)
    throw forbidden(`${authorName} wrote this comment, and only ${authorName} may change or delete it. Answer it with one of your own.`)
  return { current: { body, version }, subject: { type: subjectType, id: subjectId } }
}

function authorOf({ actor }: Context): { id: string; name: string } {
  if (actor.kind === 'user') return actor
  throw forbidden('Comments are written by people. Sign in to write one.')
}

/** Who did what, and to which comment on what. The words stay out of the log, which could never forget them. */
const told = (tx: Tx, ctx: Context, verb: string, { id, subject }: { id: string; subject: { type: string; id: string } }) =>
  record(tx, ctx, `comment.${verb}`, { type: 'comment', id }, { subjectType: subject.type, subjectId: subject.id })
