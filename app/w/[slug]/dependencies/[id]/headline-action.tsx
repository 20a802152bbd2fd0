import Link from 'next/link'
import type { Report } from '@/lib/domain/report'
import { isSigned, stakesText, type WeekAction, weekActionShort, weekActionText } from '@/lib/domain/week-actions'

type HeadlineActionProps = { action: WeekAction; report: Report; href: string }

/** What this dependency should do this week, about which challenger, why, and what is at stake. */
export function HeadlineAction({ action, report, href }: HeadlineActionProps) {
  const { pair, alsoSign, mustMoveBy } = action
  const idle = pair.action.verb === 'wait' || pair.action.verb === 'none'
  return (
    <section aria-label="This week" className="max-w-[84rem]">
      <p>
        <span className="font-semibold">This week: </span>
        <Link href={href} className="link font-semibold">
          {weekActionShort(pair, isSigned(report))}
        </Link>
        <span className="text-muted"> · {pair.challenger.title}</span>
        {alsoSign ? <span> · and sign the switch to {alsoSign.challenger.title}</span> : null}
      </p>
      <p className="text-muted">
        {weekActionText(pair, isSigned(report))}{' '}
        {idle && mustMoveBy ? 'The incumbent has to be left all the same: choose the challenger that stands first. ' : ''}
        {stakesText(pair, report)}
      </p>
    </section>
  )
}
