import type { BenchRow } from '@/lib/cli/bench/row'
import { withBenchDatabase } from '@/lib/cli/bench-database'
import { bigFrame, bigWorkspace, worldOf } from '@/lib/cli/big-workspace'
import { type Context, transaction } from '@/lib/context'
import { weigh } from '@/lib/domain/report'
import { adoptDefaultPolicy } from '@/lib/services/policies'
import { signPastWeek } from '@/lib/services/review-acts'

const CHALLENGERS = 10
const rounds = 3
const { week } = bigFrame

/** Signing and freezing a week of 500 dependencies against 10 challengers each, from a world in memory to the committed row. */
export const bench = (): Promise<BenchRow[]> =>
  withBenchDatabase(inventory, async ({ ctx: machine, bare }) => {
    const ctx: Context = {
      ...machine,
      actor: { kind: 'user', id: 'signer', name: 'A signer' },
      now: new Date(`${bigFrame.asOf}T15:00:00Z`),
    }
    await transaction(ctx, (tx) => adoptDefaultPolicy(tx, ctx, '2026-01-01'))
    const rows = bigWorkspace()
    const few = rows.dependencies.map((row) => ({ ...row, challengers: row.challengers.slice(0, CHALLENGERS) }))
    const world = () => worldOf({ ...rows, dependencies: few })
    const [ours, weighing]: number[][] = [[], []]
    for (let round = 0; round < rounds; round++) {
      const [first, second] = [world(), world()]
      weighing?.push(await timed(async () => weigh(first, bigFrame, new Map())))
      ours?.push(await timed(() => signPastWeek(ctx, { week, world: second, note: 'Bench' })))
      // The locks that keep a signed week from being deleted are the product's; the bench signs the same week again as another edition.
      await bare.query(`insert into "Review" ("workspaceId", "week", "edition", "reopenedReason") values ('w', $1, $2, 'Bench')`, [
        week,
        round + 2,
      ])
    }
    const [freezing, reference] = [middle(ours ?? []), middle(weighing ?? [])]
    return [
      {
        figure: `freeze of ${few.length} dependencies × ${CHALLENGERS} challengers`,
        ours: freezing,
        unit: 'ms',
        reference,
        referenceName: 'weighing them alone',
        ratio: freezing / reference,
        goal: '≤ 10,000 ms',
      },
    ]
  })

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

const middle = (times: number[]): number => times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0

const inventory = [
  `insert into "Workspace" ("id", "slug", "name", "timeZone") values ('w', 'w', 'Bench', 'UTC')`,
  `insert into "User" ("id", "name") values ('signer', 'A signer')`,
  `insert into "Member" ("workspaceId", "userId", "role") values ('w', 'signer', 'owner')`,
  // Forecasts of a week name rows of the inventory.
  `insert into "Vendor" ("workspaceId", "id", "name", "roles", "unverifiedFields", "updatedAt") values ('w', 'v', 'V', '{}', '{}', now())`,
  `insert into "Model" ("workspaceId", "id", "vendorId", "name", "modelVersion", "group", "tasks", "access", "apiModelIds", "aliases", "unverifiedFields", "updatedAt")
   select 'w', id, 'v', id, '1', id, '{t2v}', '{}', '{}', '{}', '{}', now()
   from (select 'incumbent-' || generate_series(0, 71) union select 'challenger-' || generate_series(0, 49)) listed(id)`,
  `insert into "Offering" ("workspaceId", "id", "modelId", "providerId", "kind", "regions", "unverifiedFields", "updatedAt")
   select 'w', "id" || '--api', "id", 'v', 'first_party_api', '{}', '{}', now() from "Model"`,
  `insert into "Dependency" ("workspaceId", "id", "name", "task", "incumbentId", "dimensionWeights", "requiredRegions", "startedOn", "updatedAt")
   select 'w', 'dependency-' || i, i, 't2v', 'incumbent-0--api', '{"motion": 1}', '{}', '2026-01-05', now() from generate_series(0, 499) i`,
]
