import 'server-only'
import { z } from 'zod'
import { can } from '@/lib/auth/roles'
import { allow, type Context, transaction } from '@/lib/context'
import type { Tx } from '@/lib/db/scope'
import { Slug } from '@/lib/domain/provenance'
import { ViewName, ViewState } from '@/lib/domain/saved-view'
import { slugify } from '@/lib/domain/strings'
import { conflict, forbidden, invalid, notFound } from '@/lib/errors'
import { askedId } from './asked-id'
import { record } from './audit'
import { staleWrite } from './rows'

/** Filters, order, groups and columns of the list of claims under a name. */
export type SavedView = {
  id: string
  name: string
  team: boolean
  /** Saved by the person who asks. */
  own: boolean
  state: ViewState
  version: number
}

const given = { name: ViewName, team: z.boolean().default(false), state: ViewState.default({}) }

export const NewView = z.strictObject(given)
export const ViewChange = z.strictObject({ id: Slug, version: z.number().int().positive(), ...given })
export const ViewRef = z.strictObject({ id: Slug })

const select = { id: true, name: true, team: true, ownerId: true, state: true, version: true } as const
type Row = { id: string; name: string; team: boolean; ownerId: string; state: unknown; version: number }

const mostViews = 200

const personOf = (ctx: Context): string => (ctx.actor.kind === 'user' ? ctx.actor.id : '')

/** What a person may see: their own views, and those of the team. */
const visible = (ctx: Context) => ({ OR: [{ team: true }, { ownerId: personOf(ctx) }] })

const viewOf = (ctx: Context, { ownerId, state, ...row }: Row): SavedView => ({
  ...row,
  own: ownerId === personOf(ctx),
  state: state as ViewState,
})

function allowTeam(ctx: Context): void {
  if (!can(ctx.role, 'claim:write'))
    throw forbidden('Only people with the role analyst or above may keep views for the team. Save it for yourself instead.')
}

/** The views of the team and one's own, by name. */
export async function listViews(ctx: Context): Promise<SavedView[]> {
  allow(ctx, 'workspace:read')
  const rows = await ctx.db.savedView.findMany({ where: visible(ctx), orderBy: [{ name: 'asc' }, { id: 'asc' }], select })
  return rows.map((row) => viewOf(ctx, row))
}

/** One view; throws `not_found`, also for somebody else's own. */
export async function getView(ctx: Context, id: string): Promise<SavedView> {
  allow(ctx, 'workspace:read')
  return viewOf(ctx, await findView(ctx, ctx.db, id))
}

async function findView(ctx: Context, db: Pick<Tx, 'savedView'>, id: string): Promise<Row> {
  const row = await db.savedView.findFirst({ where: { id: askedId(id, 'This view'), ...visible(ctx) }, select })
  if (!row) throw notFound('This view')
  return row
}

/** Keeps a view for oneself, or for the team. */
export async function saveView(ctx: Context, input: z.input<typeof NewView>): Promise<SavedView> {
  allow(ctx, 'workspace:read')
  const { name, team, state } = NewView.parse(input)
  if (ctx.actor.kind !== 'user') throw forbidden('Views belong to people. Sign in as one.')
  if (team) allowTeam(ctx)
  const ownerId = ctx.actor.id
  return transaction(ctx, async (tx) => {
    await checkName(tx, { name, team, ownerId })
    if ((await tx.savedView.count({ where: team ? { team } : { team, ownerId } })) >= mostViews)
      throw invalid(`At most ${mostViews} views are kept. Delete one that nobody needs.`)
    const id = await freeViewId(tx, name)
    await tx.savedView.create({ data: { workspaceId: ctx.workspace.id, id, ownerId, team, name, state } })
    await record(tx, ctx, 'view.saved', { type: 'view', id }, { team })
    return viewOf(ctx, await findView(ctx, tx, id))
  })
}

// A refusal would tell of other people's own views, so a taken id is numbered.
async function freeViewId(tx: Tx, name: string): Promise<string> {
  const slug = slugify(name, 'view')
  for (let number = 1; ; number++) {
    const id = number === 1 ? slug : `${slug}-${number}`
    if ((await tx.savedView.count({ where: { id } })) === 0) return id
  }
}

async function checkName(tx: Tx, { name, team, ownerId, id }: { name: string; team: boolean; ownerId: string; id?: string }) {
  const where = { name, ...(team ? { team } : { team, ownerId }), ...(id ? { id: { not: id } } : {}) }
  if ((await tx.savedView.count({ where })) > 0)
    throw invalid('Nothing was saved. Please correct the marked fields.', {
      name: `${team ? 'The team has' : 'You have'} a view of this name already. Choose another name.`,
    })
}

/** Replaces a view: one's own, or one of the team by people who may keep those. Throws `conflict` when somebody else was faster. */
export async function updateView(ctx: Context, input: z.input<typeof ViewChange>): Promise<SavedView> {
  allow(ctx, 'workspace:read')
  const { id, version, ...change } = ViewChange.parse(input)
  return transaction(ctx, async (tx) => {
    const before = await findView(ctx, tx, id)
    if (before.team || change.team) allowTeam(ctx)
    if (!change.team && before.ownerId !== personOf(ctx))
      throw conflict('Only the person who saved this view can take it from the team. Save one of your own instead.')
    await checkName(tx, { name: change.name, team: change.team, ownerId: before.ownerId, id })
    const changed = await tx.savedView.updateMany({ where: { id, version }, data: { ...change, version: { increment: 1 } } })
    if (changed.count !== 1) throw staleWrite('view', viewOf(ctx, before))
    await record(tx, ctx, 'view.changed', { type: 'view', id }, { team: change.team })
    return viewOf(ctx, await findView(ctx, tx, id))
  })
}

/** Deletes a view: one's own, or one of the team by people who may keep those. Answers with what it was, so that it can be kept again. */
export async function deleteView(ctx: Context, input: z.input<typeof ViewRef>): Promise<SavedView> {
  allow(ctx, 'workspace:read')
  const { id } = ViewRef.parse(input)
  return transaction(ctx, async (tx) => {
    const before = await findView(ctx, tx, id)
    if (before.team) allowTeam(ctx)
    await tx.savedView.deleteMany({ where: { id } })
    await record(tx, ctx, 'view.deleted', { type: 'view', id }, { team: before.team })
    return viewOf(ctx, before)
  })
}
