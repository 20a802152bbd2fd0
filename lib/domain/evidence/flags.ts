import { benchmarkTitle } from '@/lib/domain/benchmark'
import type { Claim } from '@/lib/domain/claim'
import { modelTitle } from '@/lib/domain/model'
import { formatDate, formatNumber, plural } from '@/lib/format'
import { isQuality } from './effects'
import { isTotal } from './engine-claim'
import { sameFigure } from './figures'
import { clear, type Finding, type Flag, type FlagFacts, type FlagId, isWords, raised, unknown } from './flag'
import { judgeOverlap, judgeOvertaken, judgeSaturation, judgeUsable } from './flag-judges'
import { settingsText, statedSettings } from './stated-settings'

type Rule = { label: string; judge: (facts: FlagFacts) => Finding }

/** Every flag of evidence, in the order in which readers should see them, each raised, clear or unknown. */
export const judgeFlags = (facts: FlagFacts): Flag[] =>
  (Object.entries(rules) as [FlagId, Rule][]).map(([id, { label, judge }]) => ({ id, label, ...judge(facts) }))

const bestOf = /\bbest[- ]of[- ]?(\d+|n|several|many)\b|\bcherry[- ]?picked\b|\bselected from (\d+)\b/i
const preRelease = /\b(?:preview|pre-?release|early access|closed beta|anonymous|invited testers)\b/i
const makerWasAnonymous = /\b(?:maker|vendor|model) was anonymous\b/i
const notDefault =
  /\b(?:high[- ]performance mode|prompt (?:rewriting|extension|enhanc\w*|expansion)|rewritten prompts|lengthened prompts|upscal\w*|post-?process\w*|fine-?tuned|SFT|super-?resolution|non-default|tuned settings|motion=\d+)\b/i

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
  not_in_text: {
    label: 'not found in the stored text',
    judge: ({ claim, inText }) =>
      inText === false
        ? raised('source', `The figure ${claim.value} does not stand in the text that was kept of its source.`)
        : clear('source'),
  },
  overtaken: { label: 'overtaken since', judge: judgeOvertaken },
  contradicted: {
    label: 'contradicted',
    judge: ({ contradictedBy }) => {
      if (contradictedBy === null) return unknown('counter', 'it compares no two models that others measured')
      if (contradictedBy.length === 0) return clear('counter')
      const names = new Intl.ListFormat('en-GB').format(contradictedBy)
      const label = `contradicted by ${contradictedBy[0]}${contradictedBy.length > 1 ? ` and ${plural(contradictedBy.length - 1, 'other')}` : ''}`
      return { ...raised('counter', `${names} measured the same two models and found the other one ahead.`), label }
    },
  },
  not_usable: { label: 'not usable on the claim’s date', judge: judgeUsable },
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
