import 'server-only'
import { z } from 'zod'
import { allow, type Context } from '@/lib/context'
import type { Tx } from '@/lib/db/scope'
import { addDays, type Day, fromDay, toDay } from '@/lib/domain/day'
import { gateSetting, type MeasuredGate, measuredFacts } from '@/lib/domain/job-facts'
import { figuresOf, type JobFigures, summaryDays } from '@/lib/domain/job-summary'
import { Slug } from '@/lib/domain/provenance'
import { dayIn } from '@/lib/domain/week'
import { invalid } from '@/lib/errors'
import type { Prisma } from '@/prisma/generated/client'
import { type Reported, recordEach } from './audit'
import { longTransaction } from './import-plan'
import { writeMeasuredFacts } from './job-fact-write'
import { type TalliedSetting, tallyJobs } from './job-tallies'
import { waitForJobs } from './job-write'
import { checkReferences } from './references'

/** What the jobs of one offering and setting come to. `atGates`: its figures stand at the gates; `chosenByName`: who chose it, null while the setting with most finished jobs is taken. */
export type JobSummaryLine = {
  offeringId: string
  setting: string
  fromOn: Day
  toOn: Day
  figures: JobFigures
  atGates: boolean
  chosenByName: string | null
  computedAt: Date
  /** Of the setting at the gates: the gates for which its jobs support no fact, and why. */
  withoutFact: { gate: MeasuredGate; why: string }[]
}

/** Summaries of one offering, or of all: by offering, the setting at the gates first, then by name. */
export async function listJobSummaries(ctx: Context, offeringId?: string): Promise<JobSummaryLine[]> {
  allow(ctx, 'workspace:read')
  const rows = await ctx.db.jobSummary.findMany({
    where: offeringId === undefined ? {} : { offeringId },
    orderBy: [{ offeringId: 'asc' }, { atGates: 'desc' }, { setting: 'asc' }],
    select: {
      offeringId: true,
      setting: true,
      fromOn: true,
      toOn: true,
      figures: true,
      atGates: true,
      chosenByName: true,
      computedAt: true,
    },
  })
  const { currency } = ctx.workspace
  return rows.map((row) => {
    const figures = row.figures as unknown as JobFigures
    const measured = row.atGates ? measuredFacts({ figures, setting: row.setting, currency }) : []
    const withoutFact = measured.flatMap((entry) => ('why' in entry ? [entry] : []))
    return { ...row, figures, fromOn: toDay(row.fromOn), toOn: toDay(row.toOn), withoutFact }
  })
}

const summarySelect = { offeringId: true, setting: true, chosenByName: true } as const

/** The settings that people chose for the gates. */
async function choicesOf(tx: Tx, offeringIds: readonly string[]): Promise<Map<string, { setting: string; by: string }>> {
  const rows = await tx.jobSummary.findMany({
    where: { offeringId: { in: [...offeringIds] }, chosenByName: { not: null } },
    select: summarySelect,
  })
  return new Map(rows.map(({ offeringId, setting, chosenByName }) => [offeringId, { setting, by: chosenByName ?? '' }]))
}

type Choice = { setting: string; by: string } | undefined

function summaryRows(ctx: Context, tallied: readonly TalliedSetting[], choice: Choice) {
  const settings = tallied.map(({ setting, tally }) => ({ setting, figures: figuresOf(tally) }))
  const atGates = gateSetting(
    settings.map(({ setting, figures }) => ({ setting, finished: figures.states.finished })),
    choice?.setting ?? null,
  )
  const newest = settings.reduce((latest, { figures }) => (figures.newestAt > latest ? figures.newestAt : latest), '')
  const toOn = newest === '' ? '' : dayIn(new Date(newest), ctx.workspace.timeZone)
  return settings.map(({ setting, figures }) => ({
    ...{ setting, figures, toOn, fromOn: addDays(toOn, -summaryDays), atGates: setting === atGates },
    chosenByName: choice?.setting === setting ? choice.by : null,
  }))
}

/**
 * Works out anew what the jobs of these offerings come to, in the transaction of whatever changed them; with `facts`, also what of it stands at
 * the gates. Answers with what is to be recorded when all rows are written: whoever records waits for others who do, and must not keep rows from them.
 */
export async function summariseJobs(
  tx: Tx,
  ctx: Context,
  offeringIds: readonly string[],
  { facts }: { facts: boolean },
): Promise<Reported[]> {
  if (offeringIds.length === 0) return []
  const workspaceId = ctx.workspace.id
  const choices = await choicesOf(tx, offeringIds)
  const tallied = await tallyJobs(tx, workspaceId, offeringIds)
  await tx.jobSummary.deleteMany({ where: { offeringId: { in: [...offeringIds] } } })
  const events: Reported[] = []
  for (const offeringId of offeringIds) {
    const own = tallied.filter((row) => row.offeringId === offeringId)
    const rows = summaryRows(ctx, own, choices.get(offeringId))
    await tx.jobSummary.createMany({
      data: rows.map(({ figures, toOn, fromOn, ...row }) => ({
        ...{ ...row, workspaceId, offeringId, computedAt: ctx.now, toOn: fromDay(toOn), fromOn: fromDay(fromOn) },
        figures: figures as unknown as Prisma.InputJsonObject,
      })),
    })
    if (facts) events.push(...(await writeMeasuredFacts(tx, ctx, offeringId, rows.find(({ atGates }) => atGates) ?? null)))
  }
  return events
}

/** The setting whose figures stand at the gates; null takes the one with most finished jobs again. */
export const GateSetting = z.strictObject({ offeringId: Slug, setting: z.string().min(1).max(120).nullable() })

/** Chooses the setting whose figures stand at the gates, and answers with the choice before, so that it can be taken back. */
export async function chooseGateSetting(
  ctx: Context,
  input: z.input<typeof GateSetting>,
): Promise<{ offeringId: string; setting: string | null; before: string | null }> {
  allow(ctx, 'claim:write')
  const { offeringId, setting } = GateSetting.parse(input)
  return longTransaction(ctx, async (tx) => {
    await waitForJobs(tx, ctx.workspace.id)
    await checkReferences(tx, [{ field: 'offeringId', id: offeringId, to: 'offering', archivedToo: true }])
    const before = (await choicesOf(tx, [offeringId])).get(offeringId)?.setting ?? null
    if (setting === before) return { offeringId, setting, before }
    if (setting !== null && (await tx.jobSummary.count({ where: { offeringId, setting } })) === 0)
      throw invalid('Nothing was chosen.', { setting: 'No job of the last 90 days has this setting. Choose one of the list.' })
    await tx.jobSummary.updateMany({ where: { offeringId }, data: { chosenByName: null } })
    if (setting !== null) await tx.jobSummary.updateMany({ where: { offeringId, setting }, data: { chosenByName: ctx.actor.name } })
    const events = await summariseJobs(tx, ctx, [offeringId], { facts: true })
    const subject = { type: 'offering', id: offeringId }
    await recordEach(tx, ctx, [{ action: 'job_setting.chosen', subject, detail: { setting, before } }, ...events])
    return { offeringId, setting, before }
  })
}
