import { isAlias, LineCounter, parseDocument, visit } from 'yaml'
import { readNumber } from '@/lib/import/numbers'
import type { ReadResult } from '@/lib/import/table'
import { type ClaimRow, type ClaimTexts, claimTable, shifted } from './canonical'
import { cellText } from './flatten'
import { isObject, type Json, type JsonObject, parseJson } from './json-text'
import { linesOf } from './lines'
import { limits, refuse } from './refuse'

const mostText = 400_000
const front = /^---[ \t]*(?:\r\n|\n|\r)([\s\S]*?)(?:\r\n|\n|\r)(?:---|\.\.\.)[ \t]*(?:\r\n|\n|\r|$)/

const object = (value: Json | undefined): JsonObject => (isObject(value) ? value : {})
const list = (value: Json | undefined): Json[] => (Array.isArray(value) ? value : [])

/** Whether text is the YAML of a model card with results, or a file of evaluation results. */
export const isModelIndex = (text: string): boolean =>
  /^model-index:/m.test(text.slice(0, mostText)) || /^[ \t]*-[ \t]+dataset:[ \t]*(?:#.*)?$/m.test(text.slice(0, 4000))

function scoreOf(text: string): ClaimTexts {
  const read = readNumber(text, { decimal: '.' })
  if (read.kind !== 'number') return { value: text }
  const value = String(read.value)
  const unit = read.percent ? { unit: '%' } : {}
  if (read.halfWidth === null) return { value, ...unit }
  return { value, ...unit, ci_low: shifted(value, -read.halfWidth), ci_high: shifted(value, read.halfWidth) }
}

const settingsOf = (entries: [string, Json | undefined][]) =>
  entries.flatMap(([name, value]) => (value === undefined || value === null ? [] : [`${name} ${cellText(value)}`])).join('; ')

function indexClaims(models: Json[]): ClaimRow[] {
  return models.flatMap((model, at) =>
    list(object(model).results).flatMap((entry, which) => {
      const { task, dataset, metrics, source } = object(entry)
      const [about, from] = [object(dataset), object(source)]
      return list(metrics).map((metric, index): ClaimRow => {
        const measured = object(metric)
        const settings = settingsOf([
          ['config', about.config],
          ['split', about.split],
          ['args', about.args],
          ['metric args', measured.args],
        ])
        return {
          place: `model-index[${at}].results[${which}].metrics[${index}]`,
          claim: {
            model: cellText(object(model).name),
            benchmark: cellText(about.name ?? about.type),
            benchmark_version: cellText(about.revision),
            dimension: cellText(measured.name ?? measured.type),
            task: cellText(object(task).type ?? object(task).name),
            ...scoreOf(cellText(measured.value)),
            settings,
            source_title: cellText(from.name),
            source_url: cellText(from.url),
            note: measured.verified === true ? 'Marked as verified on the model card.' : '',
          },
        }
      })
    }),
  )
}

function resultClaims(results: Json[]): ClaimRow[] {
  return results.map((entry, index) => {
    const result = object(entry)
    const [dataset, source] = [object(result.dataset), object(result.source)]
    const task = cellText(dataset.task_id)
    return {
      place: `item ${index + 1}`,
      claim: {
        benchmark: cellText(dataset.id),
        benchmark_version: cellText(dataset.revision),
        dimension: task === 'default' ? '' : task,
        ...scoreOf(cellText(result.value)),
        published_on: /^\d{4}-\d{2}-\d{2}/.exec(cellText(result.date))?.[0] ?? '',
        evaluator: cellText(source.org ?? source.user),
        source_title: cellText(source.name),
        source_url: cellText(source.url),
        settings: cellText(result.notes),
      },
    }
  })
}

const mostIndent = 200
/** The parser takes time with their square where they pile up. */
const mostTags = 500
const manyMarks = /^[ \t]*(?:[-?:][ \t]+){40}/

/** The line, counted from 0, at which YAML goes deeper than is taken; null where none does. The parser calls itself for each level and must not be asked. */
function deepLine(text: string): number | null {
  let depth = 0
  let number = 0
  for (const line of linesOf(text)) {
    for (const [bracket] of line.matchAll(/[[\]{}]/g)) {
      depth = Math.max(0, depth + (bracket === '[' || bracket === '{' ? 1 : -1))
      if (depth > limits.depth) return number
    }
    if (manyMarks.test(line) || (/\S/.exec(line)?.index ?? 0) > mostIndent) return number
    number += 1
  }
  return null
}

function readYaml(text: string, firstLine: number): { value: Json } | Extract<ReadResult, { kind: 'refused' }> {
  const lineCounter = new LineCounter()
  const lineOf = (at: number) => `line ${lineCounter.linePos(at).line + firstLine - 1}`
  const no = (reason: string, fix: string, place: string | null) =>
    refuse(reason, fix, { place }) as Extract<ReadResult, { kind: 'refused' }>
  if ((text.match(/(?:^|\s)[!&]\S/g)?.length ?? 0) > mostTags)
    return no(`The YAML has more than ${mostTags} tags and anchors.`, 'Write plain values without them.', `line ${firstLine}`)
  const deep = deepLine(text)
  if (deep !== null) return no('The YAML is nested too deeply.', `Give at most ${limits.depth} levels.`, `line ${firstLine + deep}`)
  const document = parseDocument(text, { lineCounter, schema: 'core', logLevel: 'silent' })
  const [error] = document.errors
  if (error) {
    const said = error.code === 'DUPLICATE_KEY' ? 'The same key stands twice.' : 'The YAML is not well-formed.'
    return no(said, 'Check spaces at the start of the line, colons and quotes there.', lineOf(error.pos[0]))
  }
  let alias: number | null = null
  visit(document, (_, node) => {
    if (!isAlias(node)) return undefined
    alias = node.range?.[0] ?? 0
    return visit.BREAK
  })
  if (alias !== null) return no('The YAML refers to itself with an alias.', 'Write the value out in full.', lineOf(alias))
  const parsed = parseJson(JSON.stringify(document.toJS() ?? null))
  return parsed.kind === 'json' ? { value: parsed.value } : parsed
}

/** Evaluation results of a Hugging Face model card (`model-index` in its front matter) or of a file under `.eval_results`. */
export function readModelIndex(text: string): ReadResult {
  const matter = front.exec(text)
  const yaml = matter?.[1] ?? text
  if (yaml.length > mostText) return refuse('The YAML is longer than any model card.', 'Give only the part with the results.')
  const read = readYaml(yaml, matter ? 2 : 1)
  if ('kind' in read) return read
  if (Array.isArray(read.value)) return claimTable('Hugging Face results', resultClaims(read.value))
  const models = object(read.value)['model-index']
  const claims = indexClaims(Array.isArray(models) ? models : [])
  if (claims.length > 0) return claimTable('Hugging Face model card', claims)
  return refuse('The model card holds no results.', 'Give a card whose front matter has results under model-index.', {
    place: 'model-index',
  })
}
