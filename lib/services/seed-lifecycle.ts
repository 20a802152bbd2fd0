import 'server-only'
import { type Context, transaction } from '@/lib/context'
import { toColumns } from '@/lib/db/columns'
import type { Tx } from '@/lib/db/scope'
import { addDays } from '@/lib/domain/day'
import type { LifecycleStage } from '@/lib/domain/lifecycle-event'
import type { PromiseOutcome } from '@/lib/domain/roadmap'
import { dayIn } from '@/lib/domain/week'
import { record } from './audit'
import { joinedId } from './rows'
import { keepSource, NewSource } from './sources'

const mirror = 'https://github.com/mnfst/modeldeprecations.dev/blob/9d331166b665a068eda29f9546e4955b69fcd42d/snapshots'
const pages = {
  openAi: { title: 'OpenAI: deprecations, copy of August 2026', url: `${mirror}/openai/deprecations.md`, readOn: '2026-08-21' },
  google: { title: 'Gemini API: deprecations, copy of August 2026', url: `${mirror}/google/deprecations.md`, readOn: '2026-08-21' },
  openAiIds: {
    title: 'OpenAI Python library: ids of video models',
    url: 'https://github.com/openai/openai-python/blob/e43b422412a9e96c9cc5192c61fffbe2d7e04836/src/openai/types/video_model.py',
    readOn: null,
  },
  grok: { title: 'Apidog: Grok image to video over its API', url: 'https://apidog.com/blog/grok-image-to-video-api', readOn: null },
  soraPreview: {
    title: 'Write-up of the first Sora preview',
    url: 'https://raf.am/openai-unveils-sora-the-text-to-video-magic-maker/',
    readOn: null,
  },
  soraRelease: { title: 'Newsletter on the release of Sora', url: 'https://gopher-news.com/Gizmorama', readOn: null },
  seedancePlan: {
    title: 'Evolink: what API developers should know about Seedance 2.0',
    url: 'https://dev.to/evolink/seedance-20-copyright-crisis-what-every-api-developer-needs-to-know-3c32',
    readOn: null,
  },
  seedancePostponed: { title: 'ObjectWire: Seedance 2.0', url: 'https://www.objectwire.org/tiktok/seedance-2.0', readOn: null },
  vidu: { title: 'People’s Daily Online, 28 April 2024', url: 'http://en.people.cn/n3/2024/0428/c90000-20162732.html', readOn: null },
  viduLaunch: {
    title: 'tech360: Vidu opens worldwide',
    url: 'https://www.tech360.tv/sora-faces-new-competition-shengshu-ai-china-launch-text-video-tool',
    readOn: null,
  },
  happyHorse: {
    title: 'Kompozy: HappyHorse is Alibaba’s',
    url: 'https://kompozy.io/news/alibaba-happyhorse-tops-video-rankings',
    readOn: null,
  },
  omniEndpoints: {
    title: 'WaveSpeed: endpoints and prices of Gemini Omni Flash 1.1',
    url: 'https://wavespeed.ai/blog/ai-models/gemini-omni-1-1-flash-api/',
    readOn: '2026-08-28',
  },
  omniSkill: {
    title: 'generative-media-skills: Gemini Omni',
    url: 'https://github.com/calesthio/generative-media-skills/blob/8c85352/skills/providers/video-generation/google-gemini-omni-video/SKILL.md',
    readOn: '2026-07-10',
  },
  h3: {
    title: 'MiniMax H3: README of the repository',
    url: 'https://github.com/MiniMax-AI/MiniMax-H3/blob/8d8824efaf94586c0cc9ac7ad8d0723d4d6420ea/README.md',
    readOn: null,
  },
} satisfies Record<string, { title: string; url: string; readOn: string | null }>
type Page = keyof typeof pages

type Told = [offeringId: string, stage: Exclude<LifecycleStage, 'retired'>, on: string, page: Page]

// No day of retirement: those stand on the offerings themselves, where the demo's signed weeks read them.
const events: Told[] = [
  ['openai-sora-2--openai', 'ga', '2025-10-06', 'openAiIds'],
  ['openai-sora-2--openai', 'deprecated', '2026-03-24', 'openAi'],
  ['openai-sora-2-pro--openai', 'ga', '2025-10-06', 'openAiIds'],
  ['openai-sora-2-pro--openai', 'deprecated', '2026-03-24', 'openAi'],
  ['google-veo-2--google--gemini-api', 'ga', '2025-04-09', 'google'],
  ['google-veo-3--google--gemini-api', 'ga', '2025-09-09', 'google'],
  ['google-veo-3-fast--google--gemini-api', 'ga', '2025-09-09', 'google'],
  ['google-veo-3-1--google--gemini-api', 'preview', '2025-10-15', 'google'],
  ['google-veo-3-1-fast--google--gemini-api', 'preview', '2025-10-15', 'google'],
  ['google-veo-3-1-lite--google--gemini-api', 'preview', '2026-03-31', 'google'],
  ['xai-grok-imagine-video--xai', 'ga', '2026-01-28', 'grok'],
]

type Promised = {
  vendorId: string
  statement: string
  promisedOn: string
  dueOn?: string
  dueText?: string
  page: Page
  came?: { outcome: PromiseOutcome; on: string; note: string; page: Page }
}

const promises: Promised[] = [
  {
    ...{ vendorId: 'bytedance', statement: 'The API of Seedance 2.0 opens worldwide.', promisedOn: '2026-02-12', dueOn: '2026-02-24' },
    page: 'seedancePlan',
    came: {
      ...{ outcome: 'late', on: '2026-04-16', page: 'seedancePostponed' },
      note: 'Put off within days and paused in March; others could call it between 9 and 16 April.',
    },
  },
  {
    ...{ vendorId: 'openai', statement: 'Sora makes clips of up to a minute.', promisedOn: '2024-02-15', page: 'soraPreview' },
    came: { outcome: 'changed', on: '2024-12-09', page: 'soraRelease', note: 'The public release stopped at about 20 seconds.' },
  },
  {
    ...{ vendorId: 'shengshu', statement: 'Vidu makes 16 seconds at 1080p in one go.', promisedOn: '2024-04-27', page: 'vidu' },
    came: { outcome: 'changed', on: '2024-07-30', page: 'viduLaunch', note: 'At the public opening clips had 4 or 8 seconds.' },
  },
  {
    ...{ vendorId: 'alibaba', statement: 'HappyHorse gets an API.', promisedOn: '2026-04-10', dueText: 'later', page: 'happyHorse' },
    came: { outcome: 'kept', on: '2026-04-27', page: 'happyHorse', note: 'Access followed at the end of the month.' },
  },
  {
    ...{ vendorId: 'minimax', statement: 'H3 comes with open weights.', promisedOn: '2026-07-31', page: 'h3' },
    came: { outcome: 'kept', on: '2026-08-03', page: 'h3', note: 'The open part ends at 768p; the 2K stage stays behind the API.' },
  },
  {
    ...{ vendorId: 'google', statement: 'Gemini Omni Flash 1.1 extends scenes to 40 seconds, in steps of ten.', promisedOn: '2026-08-28' },
    page: 'omniEndpoints',
  },
  {
    ...{ vendorId: 'google', statement: 'gemini-omni-flash-preview stays on Google Cloud until 30 June 2027.', promisedOn: '2026-07-10' },
    ...{ dueOn: '2027-06-30', page: 'omniSkill' },
  },
]

/** Questions that the invented team asked; no answer is put into the mouth of a real vendor. */
const asks = [
  { vendorId: 'google', daysAgo: 23, byName: 'Ana Ruiz', question: 'Until when will veo-3.1-generate-001 be offered on Google Cloud?' },
  { vendorId: 'runway', daysAgo: 118, byName: 'Bo Lindqvist', question: 'When will Gen-4.5 make clips with sound through the API?' },
  {
    vendorId: 'luma',
    daysAgo: 64,
    byName: 'Ana Ruiz',
    question: 'Ray 2 is called legacy. On which day does it end, and what replaces it?',
  },
]

/**
 * Gives the demo what is published of the lives of its offerings and of promises kept and not kept, each with its source, and three questions
 * that its team asked. Nothing that a verdict reads changes.
 */
export async function seedLifecycle(system: Context): Promise<void> {
  if ((await system.db.lifecycleEvent.count()) + (await system.db.roadmapPromise.count()) > 0) return
  await transaction(system, async (tx) => {
    const sources = await keepPages(tx, system)
    await writeEvents(tx, system, sources)
    await writePromises(tx, system, sources)
    await writeAsks(tx, system)
    await tx.offering.updateMany({ where: { id: { in: ['openai-sora-2--openai', 'openai-sora-2-pro--openai'] } }, data: { pinned: false } })
    await record(
      tx,
      system,
      'demo.lifecycle_copied',
      { type: 'workspace', id: system.workspace.id },
      { events: events.length, promises: promises.length },
    )
  })
}

type Sources = Record<Page, string>

async function keepPages(tx: Tx, ctx: Context): Promise<Sources> {
  const kept: Partial<Sources> = {}
  for (const [page, source] of Object.entries(pages)) kept[page as Page] = await keepSource(tx, ctx, NewSource.parse(source))
  return kept as Sources
}

async function writeEvents(tx: Tx, { workspace }: Context, sources: Sources): Promise<void> {
  await tx.lifecycleEvent.createMany({
    data: events.map(([offeringId, stage, day, page]) => ({
      ...toColumns({ offeringId, stage, happensOn: day, knownOn: day, sourceId: sources[page] }),
      ...{ id: joinedId([offeringId, stage, day]), origin: 'catalogue' as const, workspaceId: workspace.id },
    })),
  })
}

async function writePromises(tx: Tx, { workspace }: Context, sources: Sources): Promise<void> {
  await tx.roadmapPromise.createMany({
    data: promises.map(({ page, came, vendorId, statement, promisedOn, dueOn = null, dueText = null }) => ({
      ...toColumns({ vendorId, statement, promisedOn, dueOn, dueText, sourceId: sources[page] }),
      ...toColumns(came ? { outcome: came.outcome, outcomeOn: came.on, outcomeNote: came.note, outcomeSourceId: sources[came.page] } : {}),
      ...{ id: joinedId([vendorId, promisedOn, statement]), origin: 'catalogue' as const, workspaceId: workspace.id },
    })),
  })
}

async function writeAsks(tx: Tx, ctx: Context): Promise<void> {
  const today = dayIn(ctx.now, ctx.workspace.timeZone)
  await tx.roadmapAsk.createMany({
    data: asks.map(({ vendorId, daysAgo, byName, question }) => ({
      ...toColumns({ vendorId, askedOn: addDays(today, -daysAgo), question }),
      ...{ id: `demo-ask-${vendorId}`, askedByName: byName, origin: 'demo' as const, workspaceId: ctx.workspace.id },
    })),
  })
}
