import { Time } from '@/components/ui/time'
import { DemoMark } from '@/components/verdict/demo-mark'
import { type Day, daysBetween } from '@/lib/domain/day'
import { formatDaysAway, plural } from '@/lib/format'
import type { Ask } from '@/lib/services/roadmap'
import { recordAnswerAction } from './actions'
import { AnswerForm } from './answer-form'

/** What a vendor was asked and what it answered, newest first. */
export function AskList({
  asks,
  today,
  slug,
}: {
  asks: readonly Ask[]
  today: Day /** Null for those who may not write. */
  slug: string | null
}) {
  if (asks.length === 0) return <p className="py-3 text-muted">Nobody has asked this vendor about its plans yet.</p>
  return (
    <ol>
      {asks.map((ask) => (
        <li key={ask.id} className="flex flex-wrap gap-x-4 border-b py-2">
          <div className="w-40 shrink-0 text-muted">
            <Time value={ask.askedOn} />
            <span className="block text-sm">
              {ask.askedByName}, {formatDaysAway(daysBetween(today, ask.askedOn))}
            </span>
            {ask.origin === 'demo' ? <DemoMark /> : null}
          </div>
          <div className="flex min-w-0 flex-1 basis-72 flex-col gap-1.5">
            <p className="max-w-3xl whitespace-pre-line">{ask.question}</p>
            {ask.answer !== null && ask.answeredOn !== null ? (
              <div className="border-l-2 pl-3">
                <p className="max-w-3xl whitespace-pre-line">{ask.answer}</p>
                <p className="text-sm text-muted">
                  answered <Time value={ask.answeredOn} />, after {plural(daysBetween(ask.askedOn, ask.answeredOn), 'day')}
                </p>
              </div>
            ) : (
              <p className="text-muted">No answer for {plural(daysBetween(ask.askedOn, today), 'day')}.</p>
            )}
            {ask.answer === null && slug !== null ? (
              <AnswerForm action={recordAnswerAction.bind(null, slug)} ask={ask} today={today} />
            ) : null}
          </div>
        </li>
      ))}
    </ol>
  )
}
