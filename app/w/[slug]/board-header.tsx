import { ChevronLeft, ChevronRight, FileText, PenLine } from 'lucide-react'
import Link from 'next/link'
import { ButtonLink } from '@/components/ui/button'
import { PageHeader } from '@/components/ui/page-header'
import { ReconstructedMark } from '@/components/verdict/reconstructed-mark'
import { isReconstructed } from '@/lib/domain/reconstructed'
import { datesText } from '@/lib/domain/runs-out'
import { shiftWeek, type Week } from '@/lib/domain/week'
import { formatDate, formatDateTime, formatWeek, formatWeekShort } from '@/lib/format'
import type { Board } from '@/lib/services/board'
import { type GridSearch, gridHref } from './claims/address'

/** `search` is what stands in the address; the steps from week to week keep its filters. */
type BoardHeaderProps = { board: Board; base: string; search: GridSearch }

/** Which week this is, what happened since the last signed one, and the one thing to do with it: sign, or read the PDF. */
export function BoardHeader({ board, base, search }: BoardHeaderProps) {
  const { report, state, signedAt } = board.view
  const review = `${base}/reviews/${report.week}`
  const sign = board.awaitsSignature
  return (
    <div>
      <PageHeader
        title={formatWeek(report.week)}
        meta={
          <>
            <WeekSteps board={board} hrefOf={(week) => gridHref(base, search, { week })} />
            <span>
              {state === 'signed'
                ? `Signed by ${report.signOffs.map((line) => line.name).join(', ')} on ${formatDateTime(signedAt, report.workspace.timeZone)}`
                : `${board.inReview ? 'In review' : 'Open'} · as of ${formatDate(report.asOf)}`}
            </span>
            {isReconstructed(report.workspace.demo, report.signOffs) ? <ReconstructedMark /> : null}
          </>
        }
        actions={
          <>
            <ButtonLink href={`${review}/pdf`} prefetch={false} icon={<FileText aria-hidden="true" />}>
              PDF
            </ButtonLink>
            <ButtonLink variant={sign ? 'primary' : 'secondary'} href={review} icon={<PenLine aria-hidden="true" />}>
              {sign ? `Review and sign ${formatWeekShort(report.week)}` : 'Review'}
            </ButtonLink>
          </>
        }
      />
      <SinceLine board={board} base={base} />
    </div>
  )
}

function WeekSteps({ board, hrefOf }: { board: Board; hrefOf: (week: Week | null) => string }) {
  const { week } = board.view.report
  const next = shiftWeek(week, 1)
  return (
    <nav aria-label="Weeks" className="flex items-center gap-1">
      <ButtonLink size="sm" variant="ghost" href={hrefOf(shiftWeek(week, -1))} aria-label="The week before" className="w-7 px-0!">
        <ChevronLeft aria-hidden="true" />
      </ButtonLink>
      {week < board.running ? (
        <ButtonLink
          size="sm"
          variant="ghost"
          href={hrefOf(next === board.running ? null : next)}
          aria-label="The week after"
          className="w-7 px-0!"
        >
          <ChevronRight aria-hidden="true" />
        </ButtonLink>
      ) : null}
      {week < board.running ? (
        <ButtonLink size="sm" variant="ghost" href={hrefOf(null)}>
          This week
        </ButtonLink>
      ) : null}
    </nav>
  )
}

function SinceLine({ board, base }: { board: Board; base: string }) {
  const mustMove = board.view.report.dependencies.filter((entry) => entry.mustMoveBy !== null).length
  const parts = [
    board.since === null ? 'First board' : board.changes.length === 0 ? 'no status changed' : `${board.changes.length} changed`,
    mustMove > 0 ? `${mustMove} must move` : null,
    datesText(board.runsOut),
    board.awaitsSignature ? '1 waits for your signature' : null,
  ]
  return (
    <p className="border-y py-2">
      {board.since ? <span className="font-semibold">Since {formatWeekShort(board.since)}: </span> : null}
      {board.view.report.week === board.running ? (
        <Link href={`${base}/this-week`} className="link">
          {parts.filter(Boolean).join(' · ')}
        </Link>
      ) : (
        parts.filter(Boolean).join(' · ')
      )}
    </p>
  )
}
