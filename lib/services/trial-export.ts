import 'server-only'
import { allow, type Context } from '@/lib/context'
import { conflict, notFound } from '@/lib/errors'
import { csvBytes } from '@/lib/export/bytes'
import type { Cell } from '@/lib/export/cell'
import type { ExportFile } from './exports'
import { pairsOf } from './trial-results'
import { readTrial } from './trial-rows'

const outcomeHead = ['prompt', 'text', 'use_case', 'outcome', 'votes_challenger', 'votes_incumbent', 'votes_no_difference', 'tags']
const voteHead = [
  'prompt',
  'rater',
  'left_side',
  'choice',
  'tags',
  'challenger_accepted',
  'challenger_reason',
  'incumbent_accepted',
  'incumbent_reason',
  'voted_at',
]

async function* page(rows: Cell[][]): AsyncGenerator<Cell[][]> {
  yield rows
}

/** What was said and what came of it, as CSV: `outcomes.csv` one row per prompt, `votes.csv` one per vote with raters by number. Refused before the reveal. */
export async function exportTrial(ctx: Context, id: string, file: string): Promise<ExportFile> {
  allow(ctx, 'workspace:read')
  const { revealedAt } = await readTrial(ctx.db, id)
  if (file !== 'outcomes.csv' && file !== 'votes.csv') throw notFound('This file')
  if (revealedAt === null) throw conflict('The votes of this trial can be taken along when its result is revealed, and not before.')
  const [head, rows] = file === 'outcomes.csv' ? [outcomeHead, await outcomeRows(ctx, id)] : [voteHead, await voteRows(ctx, id)]
  return { name: `${id}-${file}`, type: 'text/csv; charset=utf-8', chunks: csvBytes(head, page(rows), false) }
}

async function outcomeRows(ctx: Context, id: string): Promise<Cell[][]> {
  const pairs = [...(await pairsOf(ctx, id))].sort((a, b) => a.number - b.number)
  return pairs.map(({ number, text, useCase, outcome, votes, tags }) => [
    ...[number, text, useCase, outcome ?? 'undecided', votes.challenger, votes.incumbent, votes.no_difference, tags.join('; ')],
  ])
}

async function voteRows(ctx: Context, trialId: string): Promise<Cell[][]> {
  const votes = await ctx.db.trialVote.findMany({
    where: { trialId },
    orderBy: [{ prompt: { position: 'asc' } }, { raterId: 'asc' }],
    select: {
      ...{ raterId: true, leftSide: true, choice: true, tags: true, votedAt: true, prompt: { select: { position: true } } },
      judgements: { select: { side: true, accepted: true, reasonCode: true } },
    },
  })
  // Names of raters are nobody's business outside; the same number is the same person within one trial.
  const numbers = new Map([...new Set(votes.map(({ raterId }) => raterId))].sort().map((raterId, i) => [raterId, i + 1]))
  return votes.map(({ prompt, raterId, leftSide, choice, tags, judgements, votedAt }) => {
    const of = (side: 'challenger' | 'incumbent') => judgements.find((judgement) => judgement.side === side)
    const said = (side: 'challenger' | 'incumbent'): Cell[] => {
      const judgement = of(side)
      return [judgement ? (judgement.accepted ? 'yes' : 'no') : null, judgement?.reasonCode ?? null]
    }
    const rater = numbers.get(raterId) ?? 0
    return [prompt.position, rater, leftSide, choice, tags.join('; '), ...said('challenger'), ...said('incumbent'), votedAt.toISOString()]
  })
}
