import Link from 'next/link'
import { Section } from '@/components/ui/section'
import { answerText, boardSentence, holdsOn, isSuperlative, netPreferenceMeans, pairSentence } from '@/lib/domain/evidence/true-today'
import { plural } from '@/lib/format'
import type { TodayLine } from '@/lib/services/claim-today'
import type { ClaimView } from '@/lib/services/claim-view'
import { gridHref } from '../address'

type TodayProps = { view: ClaimView; lines: readonly TodayLine[]; base: string }

const shown = 3

/** What all that is published today says to the claim, beside what it said on the claim's date. */
export function TodaySection({ view, lines, base }: TodayProps) {
  const board = view.board && <BoardLine view={view} base={base} />
  return (
    <Section id="today" title="Would it be true today?" flush>
      {board}
      {lines.slice(0, shown).map((line) => (
        <PairLine key={`${line.dependency.id} ${line.challengerId}`} line={line} base={base} />
      ))}
      {lines.length > shown ? (
        <details className="py-1.5">
          <summary className="text-muted hover:text-ink">{plural(lines.length - shown, 'more pair')}</summary>
          {lines.slice(shown).map((line) => (
            <PairLine key={`${line.dependency.id} ${line.challengerId}`} line={line} base={base} />
          ))}
        </details>
      ) : null}
      {lines.length > 0 ? <p className="max-w-[100ch] py-1.5 text-sm text-muted">{netPreferenceMeans}</p> : null}
      {!board && lines.length === 0 ? (
        <p className="max-w-[72ch] py-3 text-muted">
          It cannot be told: the inventory holds no later snapshot of the same board, and no dependency compares what this claim compares.
        </p>
      ) : null}
    </Section>
  )
}

function BoardLine({ view: { claim, model, board }, base }: Pick<TodayProps, 'view' | 'base'>) {
  if (!board) return null
  const answer = isSuperlative(claim) ? (board.place === null ? 'Cannot be told' : board.place === 1 ? 'Yes' : 'No') : null
  const href = gridHref(`${base}/claims`, { table: board.tableId, benchmark: board.benchmarkId, sort: '-value' })
  return (
    <p className="border-b py-1.5">
      {answer ? <span className="font-semibold">{answer}. </span> : null}
      {boardSentence({ model: model.title, board: board.name, standing: board })}{' '}
      <Link className="link whitespace-nowrap" href={href} prefetch={false}>
        The board
      </Link>
    </p>
  )
}

function PairLine({ line, base }: { line: TodayLine; base: string }) {
  return (
    <p className="border-b py-1.5">
      <span className="font-semibold">{answerText(holdsOn(line.claimed, line.today))}. </span>
      {pairSentence(line)}{' '}
      <Link className="link whitespace-nowrap" href={`${base}/dependencies/${line.dependency.id}/vs/${line.challengerId}`} prefetch={false}>
        {line.dependency.name}
      </Link>
    </p>
  )
}
