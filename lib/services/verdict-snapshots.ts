import 'server-only'
import { fromDay } from '@/lib/domain/day'
import type { Report } from '@/lib/domain/report'
import type { Prisma } from '@/prisma/generated/client'

/** The engine's verdicts of a week as rows, beside its frozen content: what histories and the next week's hysteresis are read from. */
export function verdictSnapshots(workspaceId: string, report: Report): Prisma.VerdictSnapshotCreateManyInput[] {
  const { week, edition } = report
  return report.dependencies.flatMap(({ dependency, pairs, mustMoveBy }) =>
    pairs.map(({ challenger, goal, verdict }, index) => ({
      ...{ workspaceId, week, edition, dependencyId: dependency.id, challengerId: challenger.id, goal },
      ...{ status: verdict.status, quality: verdict.levels.Q, readiness: verdict.levels.R, economics: verdict.levels.E },
      ...{ netPreference: verdict.posterior.m, lo90: verdict.posterior.lo90, hi90: verdict.posterior.hi90 },
      headline: index === 0,
      policyVersion: verdict.policyVersion,
      engineVersion: verdict.engineVersion,
      reasons: verdict.reasons,
      forcedMoveBy: mustMoveBy === null ? null : fromDay(mustMoveBy),
    })),
  )
}
