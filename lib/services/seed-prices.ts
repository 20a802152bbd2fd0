import 'server-only'
import { type Context, transaction } from '@/lib/context'
import { toColumns } from '@/lib/db/columns'
import { fromDay } from '@/lib/domain/day'
import { Price } from '@/lib/domain/price'
import { SwitchingParts } from '@/lib/domain/switching-estimate'
import { joinedId } from './rows'
import { keepSource, NewSource } from './sources'

const skills = (name: string, folder: string) => ({
  title: `generative-media-skills: ${name}`,
  url: `https://github.com/calesthio/generative-media-skills/blob/8c85352/skills/providers/video-generation/${folder}/SKILL.md`,
  readOn: '2026-07-10',
})
const pages = {
  liteLlm: {
    title: 'LiteLLM: model price file',
    url: 'https://github.com/Prajwalsrinvas/token-tariff/blob/dc2baf9/model_prices_and_context_window.json',
    readOn: '2026-08-06',
  },
  portkey: {
    title: 'Portkey models: Vertex AI pricing',
    url: 'https://github.com/Portkey-AI/models/blob/f654307e/pricing/vertex-ai.json',
    readOn: '2026-08-21',
  },
  fal: {
    title: 'fal learn: Kling V3 Pro and Hailuo 2.3 Pro',
    url: 'https://fal.ai/learn/tools/kling-v3-pro-vs-hailuo-2-3-pro',
    readOn: null,
  },
  runway: {
    title: 'Runway skills repository: API reference',
    url: 'https://github.com/runwayml/skills/blob/c5674fd/skills/rw-api-reference/SKILL.md',
    readOn: '2026-04-21',
  },
  runwaySkill: skills('Runway', 'runway-video'),
  hailuo: skills('MiniMax Hailuo', 'minimax-hailuo-video'),
  grok: skills('Grok Imagine video', 'xai-grok-imagine-video'),
  hunyuan: skills('Tencent HunyuanVideo', 'tencent-hunyuanvideo'),
  h3: {
    title: 'LaoZhang notice: MiniMax H3',
    url: 'https://docs.laozhang.ai/en/announcements/minimax-h3-2026-10.md',
    readOn: '2026-10-24',
  },
  muse: {
    title: 'LaoZhang notice: Muse video',
    url: 'https://docs.laozhang.ai/en/announcements/muse-video-2026-10.md',
    readOn: '2026-10-30',
  },
  comfy: {
    title: 'ComfyUI docs: partner node prices',
    url: 'https://github.com/Comfy-Org/docs/blob/ffb27fc2a/tutorials/partner-nodes/pricing.mdx',
    readOn: '2026-08-21',
  },
  seedance: {
    title: 'DEV post: Seedance 2.5 prices',
    url: 'https://dev.to/develmilk/seedance-25-api-cost-model-id-usage-and-a-safe-test-harness-1i8o',
    readOn: null,
  },
} as const

type Entry = Partial<Price> & Pick<Price, 'offeringId' | 'amount' | 'validFrom'> & { read: keyof typeof pages | null }

const published: readonly Entry[] = [
  {
    offeringId: 'openai-sora-2--openai',
    amount: 0.1,
    resolution: '720p',
    validFrom: '2026-08-06',
    read: 'liteLlm',
    note: 'Audio is in it.',
  },
  { offeringId: 'kuaishou-kling-3-0--fal', amount: 0.112, audio: false, validFrom: '2026-08-02', read: 'fal', note: 'Tier Pro.' },
  { offeringId: 'kuaishou-kling-3-0--fal', amount: 0.168, audio: true, validFrom: '2026-08-02', read: 'fal', note: 'Tier Pro.' },
  {
    ...{ offeringId: 'google-veo-3-1--google--vertex', amount: 0.4, validFrom: '2026-08-21', read: 'liteLlm' },
    note: 'Read on 6 August; nothing newer of this list was found.',
  },
  {
    ...{ offeringId: 'google-veo-3-1--google--vertex', amount: 0.2, validFrom: '2026-08-21', read: 'portkey' },
    note: 'Half of what the other list says for the same id; perhaps the rate without audio.',
  },
  { offeringId: 'google-veo-3-1-fast--google--vertex', amount: 0.15, validFrom: '2026-08-06', read: 'liteLlm' },
  { offeringId: 'google-gemini-omni-flash--google--gemini-api', amount: 0.1, resolution: '720p', validFrom: '2026-08-06', read: 'liteLlm' },
  { offeringId: 'runway-gen-4-5--runway', unit: 'credit', amount: 0.01, creditsPerSecond: 12, validFrom: '2026-04-21', read: 'runway' },
  {
    ...{
      offeringId: 'runway-aleph-2--runway',
      unit: 'credit',
      amount: 0.01,
      creditsPerSecond: 28,
      validFrom: '2026-07-10',
      read: 'runwaySkill',
    },
    note: 'By the second of input; 56 credits at least.',
  },
  {
    ...{
      offeringId: 'runway-act-two--runway',
      unit: 'credit',
      amount: 0.01,
      creditsPerSecond: 5,
      validFrom: '2026-07-10',
      read: 'runwaySkill',
    },
    note: 'Three seconds at least.',
  },
  {
    ...{ offeringId: 'minimax-hailuo-2-3--minimax', unit: 'clip', amount: 0.28, secondsPerClip: 6, resolution: '768p' },
    ...{ validFrom: '2026-07-10', read: 'hailuo', note: 'A clip of 10 seconds is $0.56, so a second of it is dearer.' },
  },
  {
    ...{ offeringId: 'minimax-hailuo-2-3--minimax', unit: 'clip', amount: 0.49, secondsPerClip: 6, resolution: '1080p' },
    ...{ validFrom: '2026-07-10', read: 'hailuo' },
  },
  {
    offeringId: 'minimax-h3--minimax',
    amount: 0.08,
    resolution: '768p',
    validFrom: '2026-10-24',
    read: 'h3',
    note: 'Stereo audio is in it.',
  },
  {
    offeringId: 'minimax-h3--minimax',
    amount: 0.13,
    resolution: '2K',
    validFrom: '2026-10-24',
    read: 'h3',
    note: 'Stereo audio is in it.',
  },
  { offeringId: 'xai-grok-imagine-video--xai', amount: 0.05, resolution: '480p', validFrom: '2026-07-10', read: 'grok' },
  {
    offeringId: 'xai-grok-imagine-video--xai',
    amount: 0.07,
    resolution: '720p',
    validFrom: '2026-07-10',
    read: 'grok',
    note: 'Audio is in it.',
  },
  { offeringId: 'bytedance-seedance-2-5--bytedance', amount: 0.1028, resolution: '480p', validFrom: '2026-08-01', read: 'seedance' },
  { offeringId: 'bytedance-seedance-2-5--bytedance', amount: 0.2312, resolution: '720p', validFrom: '2026-08-01', read: 'seedance' },
  {
    ...{ offeringId: 'meta-muse-video--laozhang', unit: 'clip', amount: 0.3, validFrom: '2026-10-30', read: 'muse' },
    note: 'The same for 5, 8 or 10 seconds: what a second costs hangs on the length that is asked for.',
  },
  {
    ...{ offeringId: 'vidu-q2--comfy-org', unit: 'credit', amount: 0.004739, resolution: '720p', validFrom: '2026-08-21', read: 'comfy' },
    note: '211 credits are $1. The first second takes more credits than the others, so that there is no one figure for a second.',
  },
  {
    ...{ offeringId: 'tencent-hunyuanvideo-1-5--tencent', unit: 'clip', amount: 1.5, currency: 'CNY', secondsPerClip: 5 },
    ...{ resolution: '720p', validFrom: '2026-07-10', read: 'hunyuan' },
  },
]

/** What a team would have on its own paper: invented, and marked so. The invoices agree with what its jobs are logged to cost, the contract does not. */
const invented: readonly Entry[] = [
  {
    ...{ offeringId: 'google-veo-3-1--google--vertex', amount: 0.4, discount: 0.1, resolution: '720p', source: 'contract' },
    ...{ validFrom: '2026-04-01', read: null, note: 'For drafts.' },
  },
  {
    ...{ offeringId: 'google-veo-3-1--google--vertex', amount: 0.4, discount: 0.2, resolution: '720p', source: 'contract' },
    ...{ validFrom: '2026-10-01', read: null, note: 'For drafts, from 10,000 seconds a month on.' },
  },
  { offeringId: 'google-veo-3-1--google--vertex', amount: 0.4, resolution: '720p', source: 'invoice', validFrom: '2026-10-31', read: null },
  {
    offeringId: 'google-veo-3-1--google--vertex',
    amount: 0.52,
    resolution: '1080p',
    source: 'invoice',
    validFrom: '2026-10-31',
    read: null,
  },
  {
    ...{ offeringId: 'runway-gen-4-5--runway', unit: 'credit', amount: 0.014, creditsPerSecond: 12, source: 'contract' },
    ...{ validFrom: '2026-03-02', read: null, note: 'Plan for small teams: a credit is dearer than on the API.' },
  },
  {
    ...{ offeringId: 'kuaishou-kling-3-0--fal', amount: 0.104, currency: 'EUR', audio: false, source: 'invoice', validFrom: '2026-10-31' },
    ...{ rate: 1.08, rateOn: '2026-10-31', rateSource: 'statement of the bank', read: null },
  },
]

const money = (low: number, mode: number, high: number) => ({ estimate: { low, mode, high } })
const estimate = {
  ref: { dependencyId: 'packshots', offeringId: 'minimax-h3--minimax' },
  parts: SwitchingParts.parse({
    engineering: { in: 'hours', estimate: { low: 20, mode: 30, high: 45 }, hourlyRate: 100 },
    ...{ prompts: money(1000, 1500, 2500), validation: money(1200, 1800, 2500), overlap: money(800, 1000, 1500) },
    ...{ training: money(500, 700, 1000), wayBack: money(500, 1000, 2000) },
  }),
}

const stated = (entry: Omit<Entry, 'read'>): Price => Price.parse({ id: 'new', unit: 'second', currency: 'USD', source: 'list', ...entry })

/** Gives the demo published prices with their sources, a few invented contracts and invoices, and one switching cost by its parts. No verdict reads them. */
export async function seedPrices(demo: Context): Promise<void> {
  if ((await demo.db.price.count()) > 0) return
  const workspaceId = demo.workspace.id
  const wanted = [...published, ...invented].map(({ offeringId }) => offeringId)
  const offerings = await demo.db.offering.findMany({ where: { id: { in: wanted } }, select: { id: true } })
  const known = new Set(offerings.map(({ id }) => id))
  await transaction(demo, async (tx) => {
    const ids = new Map<string | null, string | null>([[null, null]])
    for (const [name, page] of Object.entries(pages)) ids.set(name, await keepSource(tx, demo, NewSource.parse(page)))
    const rows = (entries: readonly Entry[], origin: 'catalogue' | 'demo', createdByName: string) =>
      entries
        .filter(({ offeringId }) => known.has(offeringId))
        .map(({ read, ...entry }, index) => {
          const price = stated(entry)
          const id = joinedId([price.offeringId, price.source, price.validFrom, `${origin}-${index + 1}`])
          const sourceId = ids.get(read) ?? null
          return { ...toColumns(price), validFrom: fromDay(price.validFrom), id, workspaceId, sourceId, origin, createdByName }
        })
    await tx.price.createMany({ data: [...rows(published, 'catalogue', ''), ...rows(invented, 'demo', 'Ana Ruiz')] })
    const challenged = await tx.challenger.count({ where: { ...estimate.ref, origin: 'demo' } })
    if (challenged === 0) return
    const by = { updatedByName: 'Ana Ruiz', updatedAt: demo.now }
    await tx.switchingEstimate.createMany({ data: { ...estimate.ref, parts: estimate.parts, ...by, workspaceId }, skipDuplicates: true })
  })
}
