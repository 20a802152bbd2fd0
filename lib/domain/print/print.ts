import { changes } from '@/lib/domain/changes'
import { decisions } from '@/lib/domain/decide'
import type { Report } from '@/lib/domain/report'
import { runsOut } from '@/lib/domain/runs-out'
import { byUrgency } from '@/lib/domain/urgency'
import { firstDay, lastDay } from '@/lib/domain/week'
import { formatDate, formatDateTime, formatDaySpan, formatWeekShort, plural } from '@/lib/format'
import { type ClaimPrint, claimPrints, type SourcePrint, sourcePrints } from './appendix'
import { numberCitations } from './citations'
import { type ClaimedPrint, claimedPrint } from './claimed'
import { type DependencyPrint, dependencyPrint } from './dependency'
import { marks } from './marks'
import { methodLines } from './method'
import { type PolicyPrint, policyPrint } from './policy'
import { safeTexts } from './safe-text'
import { type ChangePrint, changePrints, type SummaryRow, spendNote, summaryRows } from './summary'

export type SignaturePrint = { name: string; role: string; decision: string; at: string; note: string | null }

/** The weekly audit exactly as the PDF prints it: every number already a text, every position already a fraction. */
export type Print = {
  title: string
  team: string
  week: string
  span: string
  asOf: string
  /** The day the document bears: that of the verdicts. */
  day: { year: number; month: number; day: number }
  signed: boolean
  state: string
  signedBy: string
  sha256: string
  shortHash: string
  previous: string
  demo: boolean
  policyVersion: string
  engineVersion: string
  currency: string
  decisions: { lead: string; text: string }[]
  undecided: string | null
  rows: SummaryRow[]
  spend: string
  since: string
  changes: ChangePrint[]
  expiries: { on: string; name: string; text: string; detail: string | null }[]
  signatures: SignaturePrint[]
  dependencies: DependencyPrint[]
  claimed: ClaimedPrint
  policy: PolicyPrint
  claims: ClaimPrint[]
  sources: SourcePrint[]
  method: string[]
  marks: Record<string, string>
}

export type PrintOptions = {
  /** The last signed report before this one; null on the first board. */
  before: Report | null
  state: 'open' | 'signed'
  /** Of the canonical JSON of the report. */
  sha256: string
}

/** Lines under “Decide this week”. */
const mostDecisions = 3

/** Turns a report into what the PDF prints. The same report, predecessor and state give the same value on every machine and day. */
export function printReport(report: Report, { before, state, sha256 }: PrintOptions): Print {
  const citations = numberCitations(report)
  const { workspace, week, asOf, policy } = report
  const changed = changes(before, report)
  const lines = decisions(report)
  const [year = 1970, month = 1, day = 1] = asOf.split('-').map(Number)
  return safeTexts({
    title: `Weekly audit ${week} – ${workspace.name}`,
    ...{
      team: workspace.name,
      week,
      span: formatDaySpan(firstDay(week), lastDay(week)),
      asOf: formatDate(asOf),
      day: { year, month, day },
    },
    ...{ signed: state === 'signed', state: state === 'signed' ? 'Signed' : 'DRAFT – not signed', signedBy: signedBy(report) },
    ...{ sha256, shortHash: shortHash(sha256) },
    previous: report.previousSha256 ? shortHash(report.previousSha256) : 'none: the first signed week',
    demo: workspace.demo,
    policyVersion: policy.policyVersion,
    engineVersion: policy.content.engineVersion,
    currency: workspace.currency,
    decisions: lines.slice(0, mostDecisions).map(({ name, text }) => ({ lead: name, text })),
    undecided: lines.length > mostDecisions ? `${plural(lines.length - mostDecisions, 'further line')} in the table below.` : null,
    rows: summaryRows(report, changed),
    spend: spendNote(report),
    since: before ? formatWeekShort(before.week) : '',
    changes: changePrints(changed),
    expiries: expiryPrints(report),
    signatures: signaturePrints(report),
    dependencies: byUrgency(report.dependencies).map((entry) => dependencyPrint(entry, { report, citations })),
    claimed: claimedPrint(report),
    policy: policyPrint(policy.content),
    claims: claimPrints(report, citations),
    sources: sourcePrints(report, citations),
    method: methodLines(policy.content),
    marks: marks(),
  })
}

const shortHash = (hash: string): string => `${hash.slice(0, 12)}…${hash.slice(-6)}`

const signedBy = (report: Report): string => {
  const lines = signaturePrints(report).map(({ name, role, at }) => `${name}, ${role}, ${at}`)
  return lines.join('; ') || 'An approver or an owner may sign'
}

function signaturePrints({ signOffs, workspace }: Report): SignaturePrint[] {
  return signOffs.map(({ name, role, decision, note, signedAt }) => ({
    name,
    role,
    decision: decision === 'agree' ? 'agrees' : 'dissents',
    at: `${formatDateTime(signedAt, workspace.timeZone)}${workspace.timeZone === 'UTC' ? '' : ` (${workspace.timeZone})`}`,
    note,
  }))
}

function expiryPrints(report: Report): Print['expiries'] {
  const names = new Map(report.dependencies.map(({ dependency }) => [dependency.id, dependency.name]))
  return runsOut(report).map(({ on, dependencyId, text, detail }) => ({
    on: formatDate(on),
    name: names.get(dependencyId) ?? dependencyId,
    ...{ text, detail },
  }))
}
