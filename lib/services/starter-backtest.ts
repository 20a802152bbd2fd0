import 'server-only'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { z } from 'zod'
import { type Backtest, type BacktestRow, backtest, scoreForecasts, withoutSpecial } from '@/lib/domain/backtest/backtest'
import { boardRows } from '@/lib/domain/backtest/board-history'
import { catalogueBoards } from '@/lib/domain/backtest/catalogue-boards'
import { type Digest, digest } from '@/lib/domain/backtest/digest'
import { type Forecast, forecast } from '@/lib/domain/backtest/forecast'
import { AskedHeadline, Headline } from '@/lib/domain/backtest/headline'
import { headlineOutcome, headlineQuestion } from '@/lib/domain/backtest/headline-questions'
import { type Month, monthRows, monthStarts } from '@/lib/domain/backtest/later-evidence'
import type { Catalogue } from '@/lib/domain/catalogue'
import { type EvidenceIndex, indexEvidence } from '@/lib/domain/evidence/evidence-index'
import { starterCatalogue } from './catalogue'

/** A headline with what the engine says about it as of its day; null where it names no single model. */
export type HeadlineLine = { headline: Headline; row: BacktestRow | null }

/** The engine scored on the starter catalogue, three ways. */
export type StarterBacktest = {
  headlines: Digest
  /** The same without headlines that nobody outside could use on their day. */
  usable: Digest | null
  lines: HeadlineLine[]
  /** Judged by evaluators who had not been heard. */
  others: Digest
  /** Judged by the same board later. */
  boards: Digest
}

const headlineFile = path.join(process.cwd(), 'prisma/catalogue/headlines.json')

let known: Promise<StarterBacktest> | null = null

/** The back-test of the starter catalogue. It never changes while the program runs and takes seconds, so it is made once, in slices. */
export function starterBacktest(): Promise<StarterBacktest> {
  known ??= madeBacktest().catch((error: unknown) => {
    known = null
    throw error
  })
  return known
}

async function madeBacktest(): Promise<StarterBacktest> {
  const catalogue = await starterCatalogue()
  const evidence = indexEvidence({ ...catalogue, trials: [] })
  const headlines = z.array(Headline).parse(JSON.parse(await readFile(headlineFile, 'utf8')))
  const tested = headlineTest(catalogue, evidence, headlines)
  const rows = new Map(tested.rows.map((row) => [row.id, row]))
  const usable = withoutSpecial(tested)
  return {
    headlines: digest(tested),
    usable: usable && digest(usable),
    lines: headlines.map((headline) => ({ headline, row: rows.get(headline.id) ?? null })),
    others: digest(await othersTest(catalogue, evidence)),
    boards: digest(await boardsTest(catalogue)),
  }
}

function headlineTest({ benchmarks }: Catalogue, evidence: EvidenceIndex, headlines: readonly Headline[]): Backtest {
  const questions = headlines.flatMap((headline) => headlineQuestion({ evidence, benchmarks }, AskedHeadline.parse(headline)) ?? [])
  return backtest(questions, headlines.map(headlineOutcome))
}

async function othersTest({ claims, meta }: Catalogue, evidence: EvidenceIndex): Promise<Backtest> {
  const months: Month[] = []
  for (const asOf of monthStarts(claims, meta.collectedOn)) {
    months.push(monthRows({ evidence, claims, asOf }))
    await setImmediate()
  }
  return inSlices({ questions: months.flatMap(({ questions }) => questions), outcomes: months.flatMap(({ outcomes }) => outcomes) })
}

async function boardsTest(catalogue: Catalogue): Promise<Backtest> {
  return inSlices(boardRows(catalogueBoards(catalogue), catalogue.meta.collectedOn))
}

const SLICE = 250

/** A back-test of thousands of rows that lets other requests through between its slices. */
async function inSlices({ questions, outcomes }: Month): Promise<Backtest> {
  const forecasts: Forecast[] = []
  for (let at = 0; at < questions.length; at += SLICE) {
    forecasts.push(...questions.slice(at, at + SLICE).map(forecast))
    await setImmediate()
  }
  return scoreForecasts(forecasts, outcomes)
}
