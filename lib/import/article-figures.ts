import { confidenceLevels, intervalBehind, intervalsIn } from './article-intervals'
import { apart } from './article-names'

export type Figure = {
  start: number
  end: number
  value: number
  /** As the text says it; null where it says none. */
  unit: string | null
  kind: 'percent' | 'points' | 'elo' | 'mos' | 'fvd' | 'times' | 'scale' | 'bare'
  /** Of comparisons won: then the other model is the opponent. */
  winRate: boolean
  halfWidth: number | null
  /** An interval that is stated with its confidence behind the figure. */
  interval: { low: number; high: number } | null
}
export type Counted = { start: number; end: number; size: number; unit: string }

const number = '[-−+]?\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|[-−+]?\\d+(?:\\.\\d+)?'
const digits = (text: string): number => Number(text.replaceAll(',', '').replace('−', '-'))
const free = '(?<![\\p{Script=Latin}\\d.,$€£¥])'

type Rule = { kind: Figure['kind']; pattern: RegExp; unit: (match: RegExpMatchArray) => string | null }

const rule = (kind: Rule['kind'], pattern: string, unit: Rule['unit']): Rule => ({ kind, pattern: new RegExp(pattern, 'giu'), unit })
const of = '(?:\\s*(?:scores?|ratings?|points?|评分|得分|分数|积分))?(?:\\s*(?:of|is|was|at|to|=|:|：|为|达|达到|高达|至))*\\s*'

/** From the most to the least telling; where two find the same digits the first one counts. */
const rules: Rule[] = [
  rule('percent', `${free}(?<value>${number})\\s*(?:%|％|percent\\b|per cent\\b)`, () => '%'),
  rule('percent', `百分之(?<value>${number})`, () => '%'),
  rule('elo', `\\bElo${of}(?<value>${number})`, () => 'Elo'),
  rule('elo', `${free}(?<value>${number})\\s*Elo\\b`, () => 'Elo'),
  rule('mos', `\\bMOS${of}(?<value>${number})`, () => 'MOS'),
  rule('mos', `${free}(?<value>${number})\\s*MOS\\b`, () => 'MOS'),
  rule('fvd', `\\bFVD${of}(?<value>${number})`, () => 'FVD'),
  rule('scale', `${free}(?<value>${number})\\s*(?:/|out of)\\s*(?<top>5|10|100)(?![\\d./])`, (match) => `out of ${match.groups?.top}`),
  rule('points', `${free}(?<value>${number})\\s*(?:percentage points|个百分点|百分点)`, () => 'percentage points'),
  rule('points', `${free}(?<value>${number})\\s*(?:arena points|points?\\b|pts\\b|分(?!钟|之|辨))`, () => 'points'),
  rule('times', `${free}(?<value>${number})\\s*(?:x\\b|×|times\\b(?! per)|-fold\\b|倍)`, () => '×'),
]
// A figure without a unit counts only where the sentence says that it is a score.
const bare = new RegExp(
  `(?:\\b(?:scor(?:e[sd]?|ing)|reach(?:es|ed)|achiev(?:es|ed)|gets?|got|total)\\b(?:\\s+(?:a|an|the|of|at|total|overall|average|score|was|is|with))*|得分|总分|评分|得到|取得)(?:为|达到|达|是|：|:)?\\s*(?<value>${number})(?![\\d%％]|\\.\\d|[\\s-]*(?:p\\b|k\\b|s\\b|fps|sec|second|minute|hour|frame|秒|帧|亿|万))`,
  'giu',
)

const win =
  /\bwin(?:s|ning)?[\s-]*(?:rate|ratio)?\b|\bpreferred\b|\bprefers?\b|\bfavou?red\b|\bof (?:the )?(?:votes|comparisons|pairs|matchups)\b|胜率|获胜|偏好/i
const error = /^\s*(?:±|\+\/-|\+\/−)\s*(?<half>\d+(?:\.\d+)?)/u

function read(sentence: string, match: RegExpExecArray | RegExpMatchArray, { kind, unit }: Pick<Rule, 'kind' | 'unit'>): Figure {
  const text = match.groups?.value ?? ''
  const start = (match.index ?? 0) + match[0].lastIndexOf(text, match[0].length)
  const whole = (match.index ?? 0) + match[0].length
  const half = error.exec(sentence.slice(whole)) ?? error.exec(sentence.slice(start + text.length))
  const about = sentence.slice(Math.max(0, start - 45), whole + 45)
  return {
    ...{
      start: kind === 'scale' ? (match.index ?? 0) : start,
      end: start + text.length,
      value: digits(text),
      unit: unit(match as RegExpMatchArray),
      kind,
    },
    ...{ winRate: kind === 'percent' && win.test(about), halfWidth: half?.groups?.half ? Number(half.groups.half) : null, interval: null },
  }
}

/** Figures with their units in one sentence. `blocked` are names and dates, whose digits are no figures. */
export function figuresIn(sentence: string, blocked: readonly { start: number; end: number }[]): Figure[] {
  const found: Figure[] = []
  const intervals = intervalsIn(sentence)
  const closed = [...blocked, ...intervals, ...confidenceLevels(sentence)]
  const add = (figure: Figure) => {
    const within = (span: { start: number; end: number }) => figure.start < span.end && span.start < figure.end
    if (Number.isFinite(figure.value) && ![...closed, ...found].some(within))
      found.push({ ...figure, interval: intervalBehind(sentence, intervals, figure) })
  }
  for (const entry of rules) for (const match of sentence.matchAll(entry.pattern)) add(read(sentence, match, entry))
  for (const match of sentence.matchAll(bare)) add(read(sentence, match, { kind: 'bare', unit: () => null }))
  return apart(found)
}

const counted = new RegExp(
  `${free}(?<size>\\d{1,3}(?:,\\d{3})+|\\d+)\\s*(?:(?:blind|human|pairwise|head-to-head|user|test|text|video)\\s+)*(?<unit>votes?|prompts?|comparisons?|clips?|videos?|raters?|battles?|pairs?|票|次投票|条提示词|个提示词|次对战)`,
  'giu',
)
const units: Record<string, string> = { 票: 'votes', 次投票: 'votes', 条提示词: 'prompts', 个提示词: 'prompts', 次对战: 'battles' }

/** How many of what a sentence says were judged. */
export function countsIn(sentence: string): Counted[] {
  return [...sentence.matchAll(counted)].map((match) => {
    const unit = (match.groups?.unit ?? '').toLowerCase()
    const named = units[unit] ?? (unit.endsWith('s') ? unit : `${unit}s`)
    return { start: match.index, end: match.index + match[0].length, size: digits(match.groups?.size ?? ''), unit: named }
  })
}
