import 'server-only'
import { allow, type Context, systemContext } from '@/lib/context'
import { client } from '@/lib/db/client'
import type { Day } from '@/lib/domain/day'
import { type CheckedOffering, checkFindings, type Finding } from '@/lib/domain/lifecycle-check'
import { type FieldErrors, invalid } from '@/lib/errors'
import { getLifecycleOverview, type LifecycleLine, listUses, moveByOf } from './lifecycle-clocks'

/** What a pipeline asks: how far ahead, and, if it knows, which offerings or model ids it uses; without any, everything the team uses. */
export type LifecycleAsk = { withinDays: number; offerings?: readonly string[]; models?: readonly string[] }
export type LifecycleChecked = { today: Day; withinDays: number; findings: Finding[]; looked: number }

const workspaceSelect = { id: true, slug: true, name: true, timeZone: true, currency: true, demo: true, catalogueVersion: true } as const

/** The context of a workspace for the command line; without a slug the only one there is. Throws `invalid` with what there is instead. */
export async function commandContext({
  databaseUrl,
  slug,
  now = new Date(),
}: {
  databaseUrl: string
  slug?: string
  now?: Date
}): Promise<Context> {
  const rows = await client(databaseUrl).workspace.findMany({
    where: slug === undefined ? {} : { slug },
    orderBy: { slug: 'asc' },
    take: 20,
    select: workspaceSelect,
  })
  const [workspace] = rows
  if (workspace && rows.length === 1) return systemContext({ workspace, databaseUrl, now, role: 'viewer' })
  if (slug !== undefined) throw invalid(`There is no workspace "${slug}": the slug stands in its address, behind /w/.`)
  if (rows.length === 0) throw invalid('This database has no workspace yet: start the server once with npm start.')
  throw invalid(`This database has several workspaces: name one with --workspace ${rows.map((row) => row.slug).join(', ')}.`)
}

/** Looks what of the things that a team uses, or that were asked about, ends within some days. An id that nobody knows is refused, never passed. */
export async function checkLifecycle(ctx: Context, { withinDays, offerings = [], models = [] }: LifecycleAsk): Promise<LifecycleChecked> {
  allow(ctx, 'workspace:read')
  const named = offerings.length + models.length > 0
  const [{ lines, today }, dependencies] = await Promise.all([getLifecycleOverview(ctx, { all: named }), listUses(ctx)])
  const asked = named ? askedLines(lines, { offerings, models }) : lines
  const ids = new Set(asked.map(({ id }) => id))
  const clocks = new Map(asked.map((line) => [line.id, line]))
  const findings = checkFindings({
    ...{ today, withinDays },
    offerings: asked.map((line) => checkedOffering(line, named)),
    dependencies: dependencies
      .filter(({ incumbentId }) => ids.has(incumbentId))
      .map((row) => ({
        ...{ id: row.id, name: row.name, offeringId: row.incumbentId, contractEndsOn: row.contractEndsOn },
        moveBy: moveByOf(row, clocks.get(row.incumbentId)),
      })),
  })
  return { today, withinDays, findings, looked: asked.length }
}

/** The offerings that a model id means: those that are called by it; where none is, those of the model that lists it. */
function answering(lines: readonly LifecycleLine[], id: string): LifecycleLine[] {
  const called = lines.filter(({ apiModelId }) => apiModelId === id)
  return called.length > 0 ? called : lines.filter(({ model }) => model.id === id || model.apiModelIds.includes(id))
}

type AskedIds = Required<Pick<LifecycleAsk, 'offerings' | 'models'>>

function askedLines(lines: readonly LifecycleLine[], { offerings, models }: AskedIds): LifecycleLine[] {
  const problems: FieldErrors = {}
  const unknownOfferings = offerings.filter((id) => !lines.some((line) => line.id === id))
  const unknownModels = models.filter((id) => answering(lines, id).length === 0)
  if (unknownOfferings.length > 0) problems.offering = `No offering has the id ${unknownOfferings.join(', ')}.`
  if (unknownModels.length > 0) problems.model = `No offering answers to the model id ${unknownModels.join(', ')}.`
  if (Object.keys(problems).length > 0)
    throw invalid(
      `${Object.values(problems).join(' ')} What is not in the inventory cannot be checked: correct the id, or add it there.`,
      problems,
    )
  const meant = new Set([...offerings, ...models.flatMap((id) => answering(lines, id).map((line) => line.id))])
  return lines.filter(({ id }) => meant.has(id))
}

const checkedOffering = (line: LifecycleLine, asked: boolean): CheckedOffering => ({
  ...{ id: line.id, title: line.title, apiModelId: line.apiModelId, kind: line.kind, stage: line.stage, retiresOn: line.retiresOn },
  ...{ unsettled: line.unsettled, pinned: line.pinned, replacement: line.replacement?.title ?? null, asked },
  usedBy: line.uses.filter(({ uses }) => uses).map(({ name }) => name),
  weighedFor: line.uses.filter(({ uses }) => !uses).map(({ name }) => name),
})
