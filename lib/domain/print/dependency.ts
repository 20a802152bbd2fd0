import { type EconomicsItem, economicsItems, economicsText } from '@/lib/domain/economics-text'
import { type DependencyReport, type Pair, pairInput, type Report } from '@/lib/domain/report'
import { taskLabel } from '@/lib/domain/task'
import { type TrialLine, trialLines, trialText } from '@/lib/domain/trial-text'
import { bars } from '@/lib/domain/verdict/bars'
import { counterfactuals } from '@/lib/domain/verdict/counterfactuals'
import { groundsOf } from '@/lib/domain/verdict/grounds'
import { levelWords } from '@/lib/domain/verdict/levels'
import { sureShort } from '@/lib/domain/verdict/sure-text'
import { missing, verdictText } from '@/lib/domain/verdict/text'
import { isSigned, weekActionText } from '@/lib/domain/week-actions'
import { formatChance, formatDate, formatMoney, formatNumber, notPublished } from '@/lib/format'
import type { Citations } from './citations'
import { type ForestPrint, forestPrint, uncountedText } from './evidence'
import { type GatePrint, gatePrints } from './gates'
import { type DissentPrint, type OverridePrint, overridePrints, signaturePrints } from './signatures'
import { gapText, intervalPrint, mustMoveText, type StatusPrint, statusPrint } from './summary'

type LevelPrint = { term: string; word: string; says: string }

export type OtherPrint = {
  challenger: string
  status: StatusPrint
  value: string
  range: string
  gates: string
  pays: string
  gap: string
}

export type HeadlinePrint = {
  challenger: string
  versus: string
  status: StatusPrint
  sentence: string
  levels: LevelPrint[]
  /** What to do this week, and how far the verdict hangs on judgement calls. */
  action: string
  sure: string
  gaps: string[]
  forest: ForestPrint
  noEvidence: boolean
  uncounted: string | null
  gates: GatePrint[]
  economics: { text: string; items: EconomicsItem[] }
  trials: TrialLine[]
  trialText: string
  note: string | null
}

export type DependencyPrint = {
  id: string
  name: string
  needs: { term: string; value: string }[]
  note: string | null
  demo: boolean
  incumbent: string
  mustMove: string | null
  /** About how many lines of a page are taken by what not every dependency has. */
  lines: number
  overrides: OverridePrint[]
  /** Who does not share a verdict here, each with the reason. */
  dissents: DissentPrint[]
  headline: HeadlinePrint | null
  others: OtherPrint[]
  refused: { challenger: string; sentence: string }[]
}

type Frame = { report: Report; citations: Citations }

/** Everything a report says about one dependency: its best challenger in full, the others in a line each. */
export function dependencyPrint(entry: DependencyReport, frame: Frame): DependencyPrint {
  const { dependency, incumbent, pairs, mustMoveBy, refused } = entry
  const [first, ...rest] = pairs
  const print = {
    id: dependency.id,
    name: dependency.name,
    needs: needs(entry, frame.report),
    note: dependency.note,
    demo: entry.origin === 'demo',
    incumbent: incumbent.title,
    mustMove: mustMoveBy ? mustMoveText(mustMoveBy, frame.report.asOf) : null,
    overrides: overridePrints({ ...frame.report, overrides: frame.report.overrides.filter((line) => line.dependencyId === dependency.id) }),
    dissents: signaturePrints(frame.report).flatMap(({ name, on }) =>
      on.filter(({ id }) => id === dependency.id).map((line) => ({ ...line, name })),
    ),
    headline: first ? headlinePrint(first, entry, frame) : null,
    // “Must move” stands above them and says already that the move is forced.
    others: rest.map((pair) => otherPrint(pair, mustMoveBy !== null)),
    refused: refused.map(({ challenger, sentence }) => ({ challenger: challenger.title, sentence })),
  }
  return { ...print, lines: linesOf(print) }
}

function linesOf({ headline, others, refused, overrides, dissents, note }: Omit<DependencyPrint, 'lines'>): number {
  const wrapped = (text: string | null | undefined) => Math.ceil((text?.length ?? 0) / 115)
  const said = [...overrides.map(({ reason }) => reason), ...dissents.map((line) => line.note), ...refused.map(({ sentence }) => sentence)]
  const rows = 2.2 * (headline?.forest.rows.length ?? 0) + 2.5 * (headline?.trials.length ?? 0) + 1.5 * others.length
  const texts = [note, headline?.sentence, headline?.note, headline?.uncounted, ...(headline?.gaps ?? [])]
  return Math.round(rows + 1.5 * said.length + [...said, ...texts].reduce((sum, text) => sum + wrapped(text), 0))
}

function needs({ dependency, owner, incumbent }: DependencyReport, { workspace, asOf }: Report): { term: string; value: string }[] {
  const ends = incumbent.retiresOn ? ` (${incumbent.retiresOn <= asOf ? 'ended' : 'ends'} ${formatDate(incumbent.retiresOn)})` : ''
  return [
    { term: 'Task', value: taskLabel(dependency.task) },
    { term: 'Incumbent', value: `${incumbent.title}${ends}` },
    { term: 'Owner', value: owner ?? notPublished },
    { term: 'Spend a month', value: formatMoney(dependency.monthlySpend, workspace.currency) },
    { term: 'Regions needed', value: dependency.requiredRegions.join(', ') || 'none named' },
    {
      term: 'Peak demand',
      value: dependency.peakJobsPerHour === null ? notPublished : `${formatNumber(dependency.peakJobsPerHour)} jobs per hour`,
    },
    { term: 'Contract ends', value: formatDate(dependency.contractEndsOn) },
    { term: 'Decision due', value: formatDate(dependency.decisionDueOn) },
  ]
}

function told(pair: Pair, { dependency, incumbent }: DependencyReport, report: Report) {
  const names = { dependency: dependency.name, incumbent: incumbent.title, challenger: pair.challenger.title }
  return { verdict: pair.verdict, names, bars: bars(report.policy.content, pair.verdict) }
}

const counterfactualsOf = (pair: Pair, { policy }: Report) => counterfactuals(groundsOf(pairInput(pair, policy.content)).grounds)

function headlinePrint(pair: Pair, entry: DependencyReport, { report, citations }: Frame): HeadlinePrint {
  const advisory = report.policy.content.economics.mode === 'advisory'
  const words = levelWords(pair.verdict, advisory)
  const about = told(pair, entry, report)
  const economicsCase = { pair, months: report.policy.content.economics.horizonMonths, currency: report.workspace.currency, advisory }
  return {
    challenger: pair.challenger.title,
    versus: `${pair.challenger.title} against ${entry.incumbent.title}`,
    status: statusPrint(pair.verdict.status, pair.verdict.basis),
    sentence: verdictText({ ...about, outlook: { action: pair.action, counterfactuals: counterfactualsOf(pair, report) } }),
    levels: [
      { term: 'Quality', ...words.quality },
      { term: 'Readiness', ...words.readiness },
      { term: 'Economics', ...words.economics },
    ],
    action: weekActionText(pair, isSigned(report)),
    sure: sureShort(pair.robustness),
    gaps: missing(about).map((gap) => gap.text),
    forest: forestPrint(pair, { report, incumbent: entry.incumbent.modelTitle, citations }),
    noEvidence: pair.comparisons.length === 0 && pair.trials.length === 0,
    uncounted: uncountedText(pair),
    gates: gatePrints(pair, { currency: report.workspace.currency, citations, policy: report.policy.content }),
    economics: { text: economicsText(economicsCase), items: economicsItems(economicsCase) },
    trials: trialLines(pair),
    trialText: trialText(pair, report),
    note: entry.dependency.challengers.find((challenger) => challenger.offeringId === pair.challenger.id)?.note ?? null,
  }
}

function otherPrint(pair: Pair, forced: boolean): OtherPrint {
  const { verdict, challenger } = pair
  const passed = verdict.gates.filter((gate) => gate.result === 'PASS').length
  const { value, range } = intervalPrint(pair) ?? { value: notPublished, range: '' }
  return {
    challenger: challenger.title,
    status: statusPrint(verdict.status, forced ? 'capability' : verdict.basis),
    value,
    range,
    gates: `${passed} of ${verdict.gates.length}`,
    pays: verdict.basis === 'forced' ? 'n/a' : formatChance(verdict.econ.pPays),
    gap: gapText(verdict, 3),
  }
}
