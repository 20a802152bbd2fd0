import 'server-only'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { type Context, systemContext, transaction, type WorkspaceInfo } from '@/lib/context'
import { client } from '@/lib/db/client'
import { toColumns } from '@/lib/db/columns'
import type { Tx } from '@/lib/db/scope'
import { addDays, fromDay } from '@/lib/domain/day'
import { type Demo, readDemo } from '@/lib/domain/demo'
import { reconstructionRemark } from '@/lib/domain/reconstructed'
import { firstDay, shiftWeek, type Week, weekIn, weeksBetween } from '@/lib/domain/week'
import { record } from './audit'
import { copyCatalogue, starterCatalogue } from './catalogue'
import { adoptDefaultPolicy } from './policies'
import { signPastWeek } from './review-acts'
import { seedConcentration } from './seed-concentration'
import { seedJobs } from './seed-jobs'
import { seedLifecycle } from './seed-lifecycle'
import { seedPrices } from './seed-prices'
import { seedQuestions } from './seed-questions'
import { seedStatus } from './seed-status'
import { seedTrials } from './seed-trials'
import { loadWorld } from './world'

/** The first week of the demo's story. */
const firstWeek: Week = '2026-W12'

const workspaceSelect = { id: true, slug: true, name: true, timeZone: true, currency: true, demo: true, catalogueVersion: true } as const

type Seed = { databaseUrl: string; log(line: string): void; now?: Date }

/**
 * Gives an empty database the starter catalogue and the demo workspace, with the weeks up to the last one signed as the
 * engine saw them then. A run that was interrupted is taken up where it stopped; a database with a workspace of its own is left alone.
 */
export async function seedIfEmpty({ databaseUrl, log, now = new Date() }: Seed): Promise<void> {
  const db = client(databaseUrl)
  const unfinished = await db.workspace.findFirst({ where: { demo: true, catalogueVersion: null }, select: { slug: true } })
  if (!unfinished && (await db.workspace.count()) > 0) return repairDemo({ databaseUrl, log, now })
  const catalogue = await starterCatalogue()
  const read = readDemo(JSON.parse(await readFile(path.join(process.cwd(), 'prisma/catalogue/demo.json'), 'utf8')), catalogue)
  if (!read.ok) throw new Error(`The demo workspace is damaged:\n${read.problems.join('\n')}`)
  const { demo } = read
  const workspace: WorkspaceInfo = { ...demo.workspace, id: demo.workspace.slug, demo: true, catalogueVersion: null }

  if (!unfinished) await createPeople(databaseUrl, demo, workspace)
  if ((await db.vendor.count({ where: { workspaceId: workspace.id } })) === 0) {
    log(`Copying ${catalogue.claims.length} published results and the demo workspace.`)
    const opening = systemContext({ workspace, databaseUrl, now: fromDay(firstDay(firstWeek)) })
    await transaction(opening, async (tx) => {
      await adoptDefaultPolicy(tx, opening, '2026-01-01')
      await copyCatalogue(tx, opening, catalogue)
      await copyDemo(tx, opening, demo)
    })
  }
  await signWeeks({ databaseUrl, log, now, demo, workspace })
  await seedTrials(systemContext({ workspace, databaseUrl, now }))
  await seedJobs(systemContext({ workspace, databaseUrl, now }))
  await seedPrices(systemContext({ workspace, databaseUrl, now }))
  await seedStatus(systemContext({ workspace, databaseUrl, now }))
  await seedLifecycle(systemContext({ workspace, databaseUrl, now }))
  await seedQuestions(systemContext({ workspace, databaseUrl, now }))
  await seedConcentration(systemContext({ workspace, databaseUrl, now }))
  await db.workspace.update({ where: { id: workspace.id }, data: { catalogueVersion: catalogue.meta.version } })
}

/** A demo from an earlier version gets what it has come to show since then. What fails here keeps no server from starting. */
async function repairDemo({ databaseUrl, log, now }: Required<Seed>): Promise<void> {
  const row = await client(databaseUrl).workspace.findFirst({ where: { demo: true }, select: workspaceSelect })
  if (!row) return
  try {
    await seedTrials(systemContext({ workspace: row, databaseUrl, now }))
  } catch (error) {
    log(`The demo's trials stay without their clips: ${(error as Error).message}`)
  }
}

async function createPeople(databaseUrl: string, demo: Demo, { catalogueVersion: _, ...workspace }: WorkspaceInfo): Promise<void> {
  await client(databaseUrl).$transaction(async (tx) => {
    await tx.workspace.create({ data: workspace })
    await tx.user.createMany({ data: demo.members.map(({ id, name, email }) => ({ id, name, email })), skipDuplicates: true })
    await tx.member.createMany({
      data: demo.members.map(({ id, role }) => ({ workspaceId: workspace.id, userId: id, role, joinedAt: fromDay(firstDay(firstWeek)) })),
    })
  })
}

async function copyDemo(tx: Tx, ctx: Context, demo: Demo): Promise<void> {
  const stamp = { workspaceId: ctx.workspace.id, origin: 'demo' as const }
  await tx.offering.createMany({ data: demo.offerings.map((offering) => ({ ...toColumns(offering), ...stamp })) })
  await tx.dependency.createMany({
    data: demo.dependencies.map(({ challengers: _, ...dependency }) => ({ ...toColumns(dependency), ...stamp })),
  })
  await tx.challenger.createMany({
    data: demo.dependencies.flatMap(({ id, challengers }) =>
      challengers.map((challenger) => ({ ...toColumns(challenger), ...stamp, dependencyId: id })),
    ),
  })
  await tx.trial.createMany({ data: demo.trials.map((trial) => ({ ...toColumns(trial), ...stamp })) })
  await tx.fact.createMany({ data: demo.facts.map((fact) => ({ ...toColumns(fact), ...stamp })) })
  await record(tx, ctx, 'demo.copied', { type: 'workspace', id: ctx.workspace.id }, { dependencies: demo.dependencies.length })
}

type Signing = Required<Seed> & { demo: Demo; workspace: WorkspaceInfo }

/** Signs every finished week of the story on its Friday afternoon, by a person of the demo who may. */
async function signWeeks({ databaseUrl, log, now, demo, workspace }: Signing): Promise<void> {
  const signer = demo.members.find((member) => member.role === 'approver') ?? demo.members.find((member) => member.role === 'owner')
  if (!signer) throw new Error('The demo workspace has nobody who may sign.')
  const weeks = weeksBetween(firstWeek, shiftWeek(weekIn(now, workspace.timeZone), -1))
  const contextOn = (at: Date) =>
    systemContext({ workspace, databaseUrl, now: at, actor: { kind: 'user', id: signer.id, name: signer.name }, role: signer.role })
  const world = await loadWorld(contextOn(now))
  const signed = await client(databaseUrl).review.findMany({
    where: { workspaceId: workspace.id, state: 'signed' },
    select: { week: true },
  })
  const done = new Set(signed.map((review) => review.week))
  log(`Drawing the weekly boards from ${firstWeek} on.`)
  for (const week of weeks.filter((entry) => !done.has(entry))) {
    const friday = new Date(fromDay(addDays(firstDay(week), 4)).getTime() + 15 * 3_600_000)
    await signPastWeek(contextOn(friday), { week, world, note: reconstructionRemark })
  }
}
