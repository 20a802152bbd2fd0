import type { OverrideLine, Report, RowDissent, SignOffLine } from '@/lib/domain/report'
import { formatDateTime } from '@/lib/format'
import { type StatusPrint, statusPrint } from './summary'

export type DissentPrint = { id: string; name: string; note: string }

export type SignaturePrint = {
  name: string
  role: string
  dissents: boolean
  decision: string
  at: string
  note: string | null
  /** Dependencies whose verdict this person does not share, each with the reason. */
  on: DissentPrint[]
}

/** What the team decides instead of the engine, with both verdicts side by side. */
export type OverridePrint = {
  id: string
  name: string
  challenger: string
  goal: string | null
  engine: StatusPrint
  team: StatusPrint
  reason: string
  by: string
}

type Named = Pick<Report, 'dependencies' | 'workspace'>

const momentText = (at: string, { timeZone }: Report['workspace']): string =>
  `${formatDateTime(at, timeZone)}${timeZone === 'UTC' ? '' : ` (${timeZone})`}`

const nameOf = ({ dependencies }: Named, id: string): string =>
  dependencies.find(({ dependency }) => dependency.id === id)?.dependency.name ?? id

/** Who signed, and whoever dissents with the reason; most of all a dissent is never left out. */
export function signaturePrints(report: Named & Pick<Report, 'signOffs'>): SignaturePrint[] {
  return report.signOffs.map((line: SignOffLine) => ({
    name: line.name,
    role: line.role,
    dissents: line.decision === 'dissent',
    decision: line.decision === 'agree' ? 'agrees' : 'dissents',
    at: formatDateTime(line.signedAt, report.workspace.timeZone),
    note: line.note,
    on: line.dissents.map(({ dependencyId, note }: RowDissent) => ({ id: dependencyId, name: nameOf(report, dependencyId), note })),
  }))
}

/** Whose signature a week bears, or how many there are and how many of them dissent. */
export function signedBy({ signOffs, workspace }: Pick<Report, 'signOffs' | 'workspace'>): string {
  const [first] = signOffs
  if (!first) return 'An approver or an owner may sign'
  const last = signOffs.map(({ signedAt }) => signedAt).reduce((a, b) => (a > b ? a : b))
  if (signOffs.length === 1) return `${first.name}, ${first.role}, ${momentText(last, workspace)}`
  const dissenting = signOffs.filter(({ decision }) => decision === 'dissent').length
  return `by ${signOffs.length} people${dissenting > 0 ? `, ${dissenting} dissenting` : ''}, last on ${momentText(last, workspace)}`
}

/** Every verdict that the team overruled, in the order of the report. */
export function overridePrints(report: Named & Pick<Report, 'overrides'>): OverridePrint[] {
  return report.overrides.map((line: OverrideLine) => {
    const entry = report.dependencies.find(({ dependency }) => dependency.id === line.dependencyId)
    const pair = entry?.pairs.find(({ challenger, goal }) => challenger.id === line.challengerId && goal === line.goal)
    return {
      ...{ id: line.dependencyId, name: nameOf(report, line.dependencyId) },
      challenger: pair?.challenger.title ?? line.challengerId,
      goal: line.goal === 'cost' ? 'as an equal that costs less' : null,
      engine: statusPrint(line.engineStatus, 'capability'),
      team: statusPrint(line.status, 'capability'),
      reason: line.reason,
      by: `${line.authorName}, ${momentText(line.at, report.workspace)}`,
    }
  })
}
