import 'server-only'
import type { Context } from '@/lib/context'
import type { Tx } from '@/lib/db/scope'
import type { OverrideLine, Report, RowDissent } from '@/lib/domain/report'
import { type GivenOverride, type GivenSignOff, samePair } from '@/lib/domain/review'
import type { Goal } from '@/lib/domain/verdict/input'

type Reader = Tx | Context['db']
type Edition = Pick<Report, 'week' | 'edition'>

/** What people said so far about an edition, first word first. */
export async function givenSignOffs(db: Reader, { week, edition }: Edition): Promise<GivenSignOff[]> {
  const rows = await db.signOff.findMany({
    where: { week, edition },
    orderBy: [{ signedAt: 'asc' }, { userId: 'asc' }],
    select: { userId: true, userName: true, role: true, decision: true, note: true, dissents: true, contentSha256: true, signedAt: true },
  })
  return rows.map(({ contentSha256, signedAt, dissents, ...row }) => ({
    ...row,
    dissents: dissents as RowDissent[],
    evidence: contentSha256,
    signedAt: signedAt.toISOString(),
  }))
}

/** What the team decides instead of the engine in an edition, in a settled order. */
export async function givenOverrides(db: Reader, { week, edition }: Edition): Promise<GivenOverride[]> {
  const rows = await db.override.findMany({
    where: { week, edition },
    orderBy: [{ dependencyId: 'asc' }, { challengerId: 'asc' }, { goal: 'asc' }],
    select: {
      dependencyId: true,
      challengerId: true,
      goal: true,
      status: true,
      reason: true,
      authorId: true,
      authorName: true,
      createdAt: true,
    },
  })
  return rows.map(({ createdAt, goal, ...row }) => ({ ...row, goal: goal as Goal, at: createdAt.toISOString() }))
}

/** A report with the overrides of its pairs, each beside what the engine says now. One whose challenger is no longer weighed has no place. */
export function overruled(report: Report, given: readonly GivenOverride[]): Report {
  const overrides = given.flatMap(({ authorId: _, ...line }): OverrideLine[] => {
    const entry = report.dependencies.find(({ dependency }) => dependency.id === line.dependencyId)
    const pair = entry?.pairs.find(({ challenger, goal }) =>
      samePair({ dependencyId: line.dependencyId, challengerId: challenger.id, goal }, line),
    )
    return pair ? [{ ...line, engineStatus: pair.verdict.status }] : []
  })
  return { ...report, overrides }
}
