import { type Benchmark, type BenchmarkDimension, benchmarkTitle } from '@/lib/domain/benchmark'
import type { Claim } from '@/lib/domain/claim'
import type { Day } from '@/lib/domain/day'
import { type Model, modelTitle } from '@/lib/domain/model'
import { formatDate, formatNumber, plural } from '@/lib/format'
import { isQuality } from './effects'
import { isTotal } from './engine-claim'
import { sameFigure } from './figures'
import { settingsText, statedSettings } from './stated-settings'

export type FlagId =
  | 'vendor_run'
  | 'rival_scored'
  | 'chosen_comparators'
  | 'best_of_n'
  | 'pre_release'
  | 'one_dimension'
  | 'non_default'
  | 'settings_not_stated'
  | 'no_interval'
  | 'intervals_overlap'
  | 'saturated'
  | 'relay_only'
  | 'overtaken'
  | 'contradicted'
  | 'not_usable'

/** The field that raised a flag: an element of the claim's page, or a page of its own. */
export type FlagField =
  | 'evaluator'
  | 'interest'
  | 'table'
  | 'variant'
  | 'settings'
  | 'disclosed'
  | 'dimension'
  | 'interval'
  | 'unit'
  | 'tier'
  | 'published'
  | 'note'
  | 'today'
  | 'counter'
  | 'model'
  | 'benchmark'

/** `unknown`: what would decide it was not published, so the flag is neither raised nor cleared. */
export type Flag = { id: FlagId; label: string; standing: 'raised' | 'clear' | 'unknown'; sentence: string; field: FlagField }

export type TableRow = { id: string; model: string; value: number | null; ciLow: number | null; ciHigh: number | null }

/** Where a model stands on the newest snapshot of its board; null place: it is not on it. */
export type Standing = { on: Day; place: number | null; of: number; leader: string; leaderValue: number; unit: string | null }

export interface FlagFacts {
  claim: Claim
  model: Pick<Model, 'vendorId' | 'name' | 'modelVersion' | 'releasedOn' | 'access' | 'lifecycleStatus'>
  vendorName: string
  interestName: string | null
  benchmark: Pick<Benchmark, 'name' | 'benchmarkVersion' | 'saturated' | 'dimensions'> | null
  dimension: BenchmarkDimension | null
  /** The page is the model maker's own; null when either address is unknown. */
  ownSite: boolean | null
  /** Rows of the same table on the same dimension, with this claim; empty outside tables. */
  table: readonly TableRow[]
  /** How many of the benchmark's dimensions this source published for this model. */
  published: number
  /** Whether a primary source of the same figure is in the inventory. */
  primaryKnown: boolean
  /** Places on the claim's own table and on the newest later snapshot of the same board; null where there is none. */
  place: { own: number | null; newest: Standing | null }
  /** Who measured the same two models and found the opposite; null when nothing of this claim compares two models. */
  contradictedBy: readonly string[] | null
  /** When somebody looked whether the model had a public API, and what was found. */
  apiSeen: readonly { on: Day; available: boolean }[]
}

type Finding = Pick<Flag, 'standing' | 'sentence' | 'field'>
type Rule = { label: string; judge: (facts: FlagFacts) => Finding }

const raised = (field: FlagField, sentence: string): Finding => ({ standing: 'raised', field, sentence })
const clear = (field: FlagField): Finding => ({ standing: 'clear', field, sentence: '' })
const unknown = (field: FlagField, sentence: string): Finding => ({ standing: 'unknown', field, sentence })

/** Every flag of evidence, in the order in which readers should see them, each raised, clear or unknown. */
export const judgeFlags = (facts: FlagFacts): Flag[] =>
  (Object.entries(rules) as [FlagId, Rule][]).map(([id, { label, judge }]) => ({ id, label, ...judge(facts) }))

const isWords = ({ value, wins }: Claim): boolean => value === null && wins === null

const bestOf = /\bbest[- ]of[- ]?(\d+|n|several|many)\b|\bcherry[- ]?picked\b|\bselected from (\d+)\b/i
const preRelease = /\b(?:preview|pre-?release|early access|closed beta|anonymous|invited testers)\b/i
const makerWasAnonymous = /\b(?:maker|vendor|model) was anonymous\b/i
const notDefault =
  /\b(?:high[- ]performance mode|prompt (?:rewriting|extension|enhanc\w*|expansion)|rewritten prompts|lengthened prompts|upscal\w*|post-?process\w*|fine-?tuned|SFT|super-?resolution|non-default|tuned settings|motion=\d+)\b/i
const notUsable = /\bno (?:public )?API\b|\bwaitlist\b|\binvited testers\b|\bweights (?:are |were )?not released\b/i

const rules: Record<FlagId, Rule> = {
  vendor_run: {
    label: 'vendor-run',
    judge: ({ claim, model, vendorName }) => {
      if (claim.evaluatorKind === 'unknown') return unknown('evaluator', 'nobody said who ran the test')
      if (claim.evaluatorKind !== 'vendor' || (claim.interestId !== null && claim.interestId !== model.vendorId)) return clear('evaluator')
      const whose = claim.interestId === null ? 'a vendor' : `${vendorName}, which makes the model`
      if (isWords(claim)) return raised('evaluator', `${claim.evaluatorOrg} says so and shares the interest of ${whose}.`)
      return raised(
        'evaluator',
        `${claim.evaluatorOrg} ran the test and shares the interest of ${whose}. More clips or votes do not cure that.`,
      )
    },
  },
  rival_scored: {
    label: 'rival scored',
    judge: ({ claim, model, vendorName, interestName }) => {
      if (claim.evaluatorKind === 'unknown') return unknown('interest', 'nobody said who ran the test')
      if (claim.evaluatorKind !== 'vendor') return clear('interest')
      if (claim.interestId === null) return unknown('interest', 'it is not recorded which vendor the evaluator works for')
      if (claim.interestId === model.vendorId) return clear('interest')
      return raised('interest', `${interestName ?? claim.interestId}, a rival of ${vendorName}, scored this model.`)
    },
  },
  chosen_comparators: {
    label: 'comparators chosen by an interested party',
    judge: ({ claim, table, ownSite }) => {
      const compared = claim.opponentId !== null ? 1 : table.length - 1
      if (compared < 1) return clear('table')
      const named = claim.opponentId !== null ? 'the opponent' : `the ${plural(compared, 'other model')} of this table`
      if (claim.interestId !== null) return raised('table', `${claim.evaluatorOrg} has an interest in the result and chose ${named}.`)
      if (claim.tier === 'relay' && ownSite === true)
        return raised('table', `The model’s maker printed these rows of somebody else’s test and chose ${named}.`)
      return claim.evaluatorKind === 'unknown' ? unknown('table', 'nobody said who chose what it is compared with') : clear('table')
    },
  },
  best_of_n: {
    label: 'best of N',
    judge: ({ claim }) => {
      const text = [settingsText(claim), claim.note, claim.statement].filter(Boolean).join('; ')
      const found = bestOf.exec(text)
      if (found && found[1] !== '1') return raised('settings', `The clips were picked: “${found[0]}”. Other people get the first one.`)
      return found || claim.settingsDisclosed === true || isWords(claim)
        ? clear('settings')
        : unknown('settings', 'it is not stated how many clips were made for each one shown')
    },
  },
  pre_release: {
    label: 'pre-release or anonymous variant',
    judge: ({ claim, model }) => {
      const title = modelTitle(model)
      if (preRelease.test(claim.variant ?? ''))
        return raised('variant', `It measured “${claim.variant}”, which may not be what is served today.`)
      if (makerWasAnonymous.test(claim.note ?? '')) return raised('note', `It was measured while the maker of ${title} was anonymous.`)
      const measured = claim.evaluatedOn ?? claim.publishedOn
      if (model.releasedOn !== null && measured < model.releasedOn)
        return raised('published', `It was measured before ${title} was released on ${formatDate(model.releasedOn)}.`)
      return model.releasedOn === null && claim.variant === null
        ? unknown('variant', 'neither the build nor the release day is known')
        : clear('variant')
    },
  },
  one_dimension: {
    label: 'one dimension of many',
    judge: ({ claim, benchmark, dimension, published }) => {
      if (benchmark === null || claim.dimensionId === null || isWords(claim)) return clear('dimension')
      if (dimension === null) return unknown('dimension', 'the benchmark’s dimensions are not recorded')
      const available = benchmark.dimensions.filter((column) => !isTotal(column) && isQuality(column.unit)).length
      if (isTotal(dimension) || available < 2 || published >= available) return clear('dimension')
      return raised(
        'dimension',
        `This source published ${formatNumber(published)} of the ${available} dimensions of ${benchmarkTitle(benchmark)}.`,
      )
    },
  },
  non_default: {
    label: 'non-default settings',
    judge: ({ claim }) => {
      const inSettings = notDefault.exec(settingsText(claim))
      if (inSettings)
        return raised(
          notDefault.test(claim.variant ?? '') ? 'variant' : 'settings',
          `Made with “${inSettings[0]}”, which is not what everybody gets.`,
        )
      const inNote = notDefault.exec(claim.note ?? '')
      if (inNote) return raised('note', `Made with “${inNote[0]}”, which is not what everybody gets.`)
      return claim.settings === null && claim.settingsDisclosed !== true && !isWords(claim)
        ? unknown('settings', 'the settings are not stated')
        : clear('settings')
    },
  },
  settings_not_stated: {
    label: 'settings not stated',
    judge: ({ claim }) => {
      if (isWords(claim) || claim.settingsDisclosed === true) return clear('disclosed')
      if (claim.settingsDisclosed === false) return raised('disclosed', `${claim.evaluatorOrg} keeps to itself how the clips were made.`)
      const { resolution, seconds, fps } = statedSettings(claim)
      const missing = Object.entries({ resolution, length: seconds, 'frame rate': fps }).flatMap(([name, value]) =>
        value === null ? [name] : [],
      )
      return missing.length === 0
        ? clear('settings')
        : raised('settings', `Not stated: ${missing.join(', ')}, seeds, and how many clips were tried.`)
    },
  },
  no_interval: {
    label: 'no interval',
    judge: ({ claim }) => {
      if (claim.value === null || claim.wins !== null || !isQuality(claim.unit) || claim.ciLow !== null) return clear('interval')
      const sample = claim.sampleSize === null ? ', nor from how many clips or votes' : ''
      return raised('interval', `It is not published how far chance alone could move this figure${sample}.`)
    },
  },
  intervals_overlap: { label: 'intervals overlap', judge: judgeOverlap },
  saturated: { label: 'saturated', judge: judgeSaturation },
  relay_only: {
    label: 'relay only',
    judge: ({ claim, primaryKnown }) =>
      claim.tier === 'relay' && !primaryKnown
        ? raised('tier', `It was read in somebody else’s copy; where ${claim.evaluatorOrg} published it first is not in the inventory.`)
        : clear('tier'),
  },
  overtaken: { label: 'overtaken since', judge: judgeOvertaken },
  contradicted: {
    label: 'contradicted',
    judge: ({ contradictedBy }) => {
      if (contradictedBy === null) return unknown('counter', 'it compares no two models that others measured')
      if (contradictedBy.length === 0) return clear('counter')
      const names = new Intl.ListFormat('en-GB').format(contradictedBy)
      return raised('counter', `${names} measured the same two models and found the other one ahead.`)
    },
  },
  not_usable: { label: 'not usable on the claim’s date', judge: judgeUsable },
}

function judgeOverlap({ claim, table }: FlagFacts): Finding {
  const { ciLow, ciHigh } = claim
  const others = table.filter((row) => row.id !== claim.id)
  if (others.length === 0 || claim.value === null) return clear('interval')
  const known = others.filter((row): row is TableRow & { ciLow: number; ciHigh: number } => row.ciLow !== null && row.ciHigh !== null)
  if (ciLow === null || ciHigh === null || known.length === 0) return unknown('interval', 'intervals to compare were not published')
  const overlapping = known.filter((row) => row.ciLow <= ciHigh && row.ciHigh >= ciLow)
  const [nearest] = [...overlapping].sort((a, b) => distance(a, claim) - distance(b, claim))
  if (!nearest) return clear('interval')
  const rest = overlapping.length > 1 ? ` and ${plural(overlapping.length - 1, 'other')}` : ''
  return raised('table', `Its interval overlaps with that of ${nearest.model}${rest} in the same table, so their order may be chance.`)
}

const distance = (row: TableRow, claim: Claim): number => Math.abs((row.value ?? 0) - (claim.value ?? 0))

/** The last twentieth of a scale: what is left there to tell models apart is noise. */
const nearCeiling = 0.95

function judgeSaturation({ claim, benchmark, dimension }: FlagFacts): Finding {
  if (benchmark?.saturated === true)
    return raised('benchmark', `The best models crowd at the ceiling of ${benchmarkTitle(benchmark)}, so it no longer tells them apart.`)
  if (claim.value === null || !isQuality(claim.unit)) return clear('benchmark')
  const scaled = dimension !== null && dimension.min !== null && dimension.max !== null && dimension.min < dimension.max
  if (scaled && dimension.unit.toLowerCase() === claim.unit?.toLowerCase()) {
    const { min, max, higherIsBetter } = dimension as { min: number; max: number; higherIsBetter: boolean }
    const reached = higherIsBetter ? claim.value >= nearCeiling * max : (max - claim.value) / (max - min) >= nearCeiling
    if (reached) return raised('unit', 'The figure lies in the last twentieth of the scale, where little is left to tell models apart.')
    return clear('unit')
  }
  return benchmark?.saturated === false
    ? clear('benchmark')
    : unknown('benchmark', 'whether the benchmark still tells models apart is not recorded')
}

function judgeOvertaken({ claim, model, place: { own, newest } }: FlagFacts): Finding {
  if (isWords(claim) && newest === null) return unknown('today', 'no independent board lists the model')
  if (newest === null || own === null)
    return isWords(claim) ? clear('today') : unknown('today', 'no later snapshot of the same board is in the inventory')
  if (newest.place === null) return unknown('today', `${modelTitle(model)} is not on the board of ${formatDate(newest.on)}`)
  if (newest.place <= own) return clear('today')
  return raised(
    'today',
    `Place ${own} then, place ${newest.place} of ${newest.of} on the same board on ${formatDate(newest.on)}, where ${newest.leader} leads.`,
  )
}

function judgeUsable({ claim, model, apiSeen }: FlagFacts): Finding {
  const day = claim.publishedOn
  const title = modelTitle(model)
  if (notUsable.test(claim.note ?? ''))
    return raised('note', `On that day ${title} was not open to everybody: “${notUsable.exec(claim.note ?? '')?.[0]}”.`)
  if (model.releasedOn !== null && model.releasedOn > day)
    return raised('model', `${title} was released only on ${formatDate(model.releasedOn)}.`)
  const before = [...apiSeen].filter(({ on }) => on <= day).sort((a, b) => (a.on < b.on ? 1 : -1))[0]
  if (before?.available === true) return clear('model')
  if (before?.available === false && !model.access.includes('open_weights'))
    return raised('model', `On ${formatDate(before.on)}, the last look before it, ${title} had no public API.`)
  if (model.access.length === 0) return unknown('model', 'how the model could be used is not recorded')
  if (!model.access.some((way) => way !== 'app_only'))
    return raised('model', `${title} is served only in an app: there is no API and there are no weights.`)
  return model.access.includes('open_weights') && model.releasedOn !== null
    ? clear('model')
    : unknown('model', 'whether there was an API or weights on that day is not recorded')
}

/** Whether a figure that was read in a relay also stands in the inventory as its evaluator published it. */
export function hasPrimary(
  claim: Pick<Claim, 'id' | 'value' | 'evaluatorId' | 'variant'>,
  others: readonly (Pick<Claim, 'id' | 'evaluatorId' | 'variant' | 'tier'> & { value: number | null })[],
): boolean {
  const { value } = claim
  if (value === null) return false
  return others.some(
    (other) =>
      other.id !== claim.id &&
      other.tier === 'primary' &&
      other.evaluatorId === claim.evaluatorId &&
      other.variant === claim.variant &&
      other.value !== null &&
      sameFigure(other.value, value),
  )
}
