import 'server-only'
import { type Context, transaction } from '@/lib/context'
import type { RehearsalOutcome } from '@/lib/domain/concentration'
import { fromDay } from '@/lib/domain/day'
import { record } from './audit'
import { setOwnership } from './ownership'
import { joinedId } from './rows'

type Rehearsed = [day: string, outcome: RehearsalOutcome, minutes: number | null, note: string | null]
type Held = { dependencyId: string; offeringId: string; note: string | null; rehearsals: Rehearsed[] }

const by = { id: 'ana-ruiz', name: 'Ana Ruiz' }

/** What the demo's team would run on, and when it tried: some of it well, some too long ago, some on the same router. */
const fallbacks: Held[] = [
  {
    ...{ dependencyId: 'packshots', offeringId: 'minimax-h3--minimax' },
    note: 'The key is in the vault; prompts need the English label text.',
    rehearsals: [['2026-10-20', 'worked', 55, null]],
  },
  {
    ...{ dependencyId: 'weekly-recaps', offeringId: 'google-veo-3-1-fast--google--vertex' },
    note: 'Same contract and same key, so it helps against an outage of one model only.',
    rehearsals: [['2026-11-05', 'worked', 10, null]],
  },
  {
    ...{ dependencyId: 'explainers', offeringId: 'kuaishou-kling-3-0--fal' },
    note: null,
    rehearsals: [['2026-09-14', 'partly', 120, 'Voices had to be laid over in post.']],
  },
  {
    ...{ dependencyId: 'animatics', offeringId: 'alibaba-wan-2-2-a14b--self' },
    note: 'Two of the render nodes have to be freed first.',
    rehearsals: [['2026-08-25', 'worked', 180, null]],
  },
  {
    ...{ dependencyId: 'social-loops', offeringId: 'minimax-hailuo-2-3--minimax' },
    note: null,
    rehearsals: [['2026-03-10', 'worked', 40, null]],
  },
  {
    ...{ dependencyId: 'event-teasers', offeringId: 'bytedance-seedance-2-0--bytedance' },
    note: null,
    rehearsals: [['2026-11-12', 'failed', null, 'The account was never approved for production.']],
  },
  { dependencyId: 'mood-films', offeringId: 'google-gemini-omni-flash--google--gemini-api', note: null, rehearsals: [] },
  { dependencyId: 'product-shots', offeringId: 'kuaishou-kling-3-0--fal', note: 'To be decided with the switch.', rehearsals: [] },
]

const noSource = 'Nothing in this inventory states it: look it up in a register before you rely on it.'
const owners = [
  { id: 'google', parentName: 'Alphabet', parentCountry: 'US' },
  { id: 'kuaishou', parentName: 'Kuaishou Technology', parentCountry: 'CN' },
]

/** Gives the demo fallbacks and rehearsals, and says of two vendors, unverified, who owns them. A demo that has a fallback is left alone. */
export async function seedConcentration(demo: Context): Promise<void> {
  if ((await demo.db.fallback.count()) > 0) return
  const stamp = { workspaceId: demo.workspace.id }
  await transaction(demo, async (tx) => {
    await tx.fallback.createMany({ data: fallbacks.map(({ rehearsals: _, ...fallback }) => ({ ...stamp, ...fallback })) })
    await tx.rehearsal.createMany({
      data: fallbacks.flatMap(({ dependencyId, offeringId, rehearsals }) =>
        rehearsals.map(([day, outcome, minutes, note]) => ({
          ...{ ...stamp, dependencyId, offeringId, outcome, minutes, note, byName: by.name },
          ...{ id: joinedId([dependencyId, offeringId, day]), rehearsedOn: fromDay(day) },
        })),
      ),
    })
    await record(tx, demo, 'demo.copied', { type: 'workspace', id: demo.workspace.id }, { fallbacks: fallbacks.length })
  })
  const vendors = await demo.db.vendor.findMany({ where: { id: { in: owners.map(({ id }) => id) } }, select: { id: true, version: true } })
  for (const { id, version } of vendors) {
    const owner = owners.find((entry) => entry.id === id)
    if (owner) await setOwnership({ ...demo, actor: { kind: 'user', ...by } }, { ...owner, version, note: noSource, unverified: true })
  }
}
