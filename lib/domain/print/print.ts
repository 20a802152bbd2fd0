import { decisions } from '@/lib/domain/decide'
import { isReconstructed } from '@/lib/domain/reconstructed'
import type { Report } from '@/lib/domain/report'
import { runsOut } from '@/lib/domain/runs-out'
import { byUrgency } from '@/lib/domain/urgency'
import { firstDay, lastDay } from '@/lib/domain/week'
import { formatDate, formatDaySpan, formatWeekShort, plural } from '@/lib/format'
import { type ClaimPrint, claimPrints, type SourcePrint, sourcePrints } from './appendix'
import { attachmentNames, type ChangesFile, isFrozen, type Paper } from './changes-file'
import { numberCitations } from './citations'
import { type ClaimedPrint, claimedPrint } from './claimed'
import { type DependencyPrint, dependencyPrint } from './dependency'
import { marks } from './marks'
import { methodLines } from './method'
import { type PolicyPrint, policyPrint } from './policy'
import { type Drawable, safeTexts } from './safe-text'
import { type OverridePrint, overridePrints, type SignaturePrint, signaturePrints, signedBy } from './signatures'
import { type SpendPrint, type SummaryRow, spendPrint, summaryRows } from './summary'

/** Whose week it is, in what state, and how to check it. */
type Masthead = {
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
  /** SHA-256 of the attached content; of a signed week its hash. */
  sha256: string
  shortHash: string
  /** The Merkle root that every signature covers; null in drafts and in weeks of format 1. */
  evidence: string | null
  files: AttachmentPrint[]
  previous: string
  /** Which edition a reopened week replaces, and why; null otherwise. */
  edition: string | null
  demo: boolean
  /** Said of a week that was drawn afterwards; null of every other. */
  reconstructed: string | null
  policyVersion: string
  engineVersion: string
  currency: string
  /** The time zone in which times are given. */
  zone: string
}

/** The weekly audit exactly as the PDF prints it: every number already a text, every position already a fraction. */
export type Print = Masthead & {
  paper: Paper
  decisions: { lead: string; text: string }[]
  undecided: string | null
  rows: SummaryRow[]
  spend: SpendPrint
  since: string
  changes: ChangePrint[]
  expiries: { on: string; name: string; text: string; detail: string | null }[]
  overrides: OverridePrint[]
  signatures: SignaturePrint[]
  dependencies: DependencyPrint[]
  claimed: ClaimedPrint
  policy: PolicyPrint
  claims: ClaimPrint[]
  sources: SourcePrint[]
  method: string[]
  marks: Record<string, string>
}

export type ChangePrint = { id: string; name: string; text: string }

/** A file inside the PDF, and what it is to the pages (the names of PDF/A-3). */
export type AttachmentPrint = { name: string; description: string; relationship: 'source' | 'supplement' }

export type PrintOptions = {
  /** What changed since the signed week before, and the paper. */
  changes: ChangesFile
  /** Of the canonical JSON of the report. */
  sha256: string
  /** Whether the fonts have a glyph for a character; by default they have all. */
  drawable?: Drawable
}

/** Lines under “Decide this week”. */
const mostDecisions = 3

/** Turns a report into what the PDF prints. The same report and changes give the same value on every machine and day. */
export function printReport(report: Report, options: PrintOptions): Print {
  const steps = printSteps(report, options)
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

/** `printReport` in steps of one dependency, so that whoever does something else beside it can do so in between. */
export function* printSteps(report: Report, { changes, sha256, drawable }: PrintOptions): Generator<undefined, Print> {
  const citations = numberCitations(report)
  const dependencies: DependencyPrint[] = []
  for (const entry of byUrgency(report.dependencies)) {
    dependencies.push(safeTexts(dependencyPrint(entry, { report, citations }), drawable))
    yield undefined
  }
  const lines = decisions(report)
  const rest: Omit<Print, 'dependencies'> = {
    ...masthead(report, sha256),
    paper: changes.paper,
    decisions: lines.slice(0, mostDecisions).map(({ name, text }) => ({ lead: name, text })),
    undecided: lines.length > mostDecisions ? `${plural(lines.length - mostDecisions, 'further line')} in the table below.` : null,
    rows: summaryRows(report, changes.changes),
    spend: spendPrint(report),
    since: changes.since === null ? '' : formatWeekShort(changes.since),
    changes: changes.changes.map(({ dependencyId, name, text }) => ({ id: dependencyId, name, text })),
    expiries: expiryPrints(report),
    overrides: overridePrints(report),
    signatures: signaturePrints(report),
    claimed: claimedPrint(report),
    policy: policyPrint(report.policy.content),
    claims: claimPrints(report, citations),
    sources: sourcePrints(report, citations),
    method: methodLines(report.policy.content),
    marks: marks(),
  }
  yield undefined
  return { ...safeTexts(rest, drawable), dependencies }
}

const shortHash = (hash: string): string => `${hash.slice(0, 12)}…${hash.slice(-6)}`

/** Whose week it is, in what state, and how to check it. */
function masthead(report: Report, sha256: string): Masthead {
  const { workspace, week, asOf, policy, previousSha256, seal } = report
  const [year = 1970, month = 1, day = 1] = asOf.split('-').map(Number)
  const signed = isFrozen(report)
  const reconstructed = signed && isReconstructed(workspace.demo, report.signOffs)
  return {
    title: `Weekly audit ${week} – ${workspace.name}`,
    team: workspace.name,
    week,
    span: formatDaySpan(firstDay(week), lastDay(week)),
    asOf: formatDate(asOf),
    day: { year, month, day },
    signed,
    state: signed ? `Signed${reconstructed ? ', reconstructed' : ''}` : 'DRAFT – not signed',
    signedBy: signedBy(signed ? report : { ...report, signOffs: [] }),
    ...{ sha256, shortHash: shortHash(sha256) },
    evidence: seal ? shortHash(seal.evidence) : null,
    files: attachments(week, signed),
    previous: previousSha256 ? shortHash(previousSha256) : 'none: the first signed week',
    edition: editionText(report),
    demo: workspace.demo,
    reconstructed: reconstructed ? 'Reconstructed: drawn afterwards on what was public at the time.' : null,
    policyVersion: policy.policyVersion,
    engineVersion: policy.content.engineVersion,
    currency: workspace.currency,
    zone: workspace.timeZone,
  }
}

function attachments(week: string, signed: boolean): AttachmentPrint[] {
  const names = attachmentNames(week)
  const frozen = `The frozen content of ${week}, from which these pages were set; its SHA-256 is the hash of the week.`
  const draft = `DRAFT of ${week}, not signed: the content from which these pages were set.`
  const since = 'What changed since the signed week before, and the paper: the rest of what these pages were set from.'
  return [
    { name: names.week, description: signed ? frozen : draft, relationship: 'source' },
    { name: names.changes, description: since, relationship: 'supplement' },
  ]
}

const editionText = ({ edition, supersedes }: Report): string | null =>
  supersedes === null
    ? null
    : `Edition ${edition}: it replaces edition ${supersedes.edition} (${shortHash(supersedes.sha256)}), reopened by ${supersedes.reopenedBy}: ${supersedes.reason}`

function expiryPrints(report: Report): Print['expiries'] {
  const names = new Map(report.dependencies.map(({ dependency }) => [dependency.id, dependency.name]))
  return runsOut(report).map(({ on, dependencyId, text, detail }) => ({
    on: formatDate(on),
    name: names.get(dependencyId) ?? dependencyId,
    ...{ text, detail },
  }))
}
