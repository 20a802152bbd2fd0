import Link from 'next/link'
import { Notice } from '@/components/ui/notice'
import type { Context } from '@/lib/context'
import { changeText } from '@/lib/domain/changes'
import { formatDateTime } from '@/lib/format'
import { olderEvidenceOf } from '@/lib/services/older-evidence'
import type { Review } from '@/lib/services/review'

/** Which edition of a reopened week this is, why there is more than one, and where the others are. */
export function EditionNote({ review, base }: { review: Review; base: string }) {
  const { edition, week, workspace } = review.view.report
  const [newest] = review.editions
  if (review.editions.length < 2 || !newest) return null
  const hrefOf = (other: number) => `${base}/reviews/${week}${other === newest.edition ? '' : `?edition=${other}`}`
  return (
    <Notice
      tone={edition === newest.edition ? 'info' : 'warn'}
      title={
        edition === newest.edition ? `Edition ${edition} of this week` : `This is edition ${edition}; edition ${newest.edition} replaced it`
      }
    >
      <ul>
        {review.editions.map((each) => (
          <li key={each.edition}>
            {each.edition === edition ? (
              <span className="font-semibold">Edition {each.edition}</span>
            ) : (
              <Link className="link" href={hrefOf(each.edition)}>
                Edition {each.edition}
              </Link>
            )}
            {each.reopened ? `, reopened by ${each.reopened.by}: “${each.reopened.reason}”` : ', the first'}
            {each.signedAt ? ` · signed ${formatDateTime(each.signedAt, workspace.timeZone)}` : ' · not signed yet'}
          </li>
        ))}
      </ul>
    </Notice>
  )
}

/** What a signed week would say on what is known of its day by now, where that is something else. */
export async function OlderEvidenceNote({ ctx, review, base }: { ctx: Context; review: Review; base: string }) {
  const older = await olderEvidenceOf(ctx, review.view.report)
  if (!older) return null
  const changed = new Map(older.changes.map((change) => [change.dependencyId, change]))
  return (
    <Notice tone="warn" title="Decided on older evidence">
      <p>
        What is known about this week’s day has changed since it was signed. The signed week stays as it is; on today’s knowledge of that
        day:
      </p>
      <ul className="mt-1">
        {older.dependencies.map(({ dependencyId, name }) => {
          const change = changed.get(dependencyId)
          return (
            <li key={dependencyId}>
              <Link className="link" href={`${base}/dependencies/${dependencyId}`}>
                {name}
              </Link>
              : {change ? changeText(change) : 'the same verdict, from other numbers'}
            </li>
          )
        })}
      </ul>
    </Notice>
  )
}
