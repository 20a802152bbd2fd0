import { ButtonLink } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import type { DependencyReport, Report } from '@/lib/domain/report'
import { formatWeek, formatWeekShort } from '@/lib/format'

type NotWeighedProps = {
  refused: DependencyReport['refused'][number]
  entry: DependencyReport
  report: Report
  base: string
  /** The last signed week that weighed it; null when none did. */
  lastWeek: string | null
}

/** Stands in place of a verdict for a challenger that this week cannot weigh: why, and where it was weighed last. */
export function NotWeighed({ refused: { challenger, sentence }, entry, report, base, lastWeek }: NotWeighedProps) {
  const here = `${base}/dependencies/${entry.dependency.id}`
  return (
    <article className="flex flex-col gap-6">
      <PageHeader
        breadcrumbs={[
          { label: formatWeekShort(report.week), href: base },
          { label: entry.dependency.name, href: here },
        ]}
        title={`${challenger.title} against ${entry.incumbent.title}`}
        meta={<span>not weighed in {formatWeek(report.week)}</span>}
      />
      <Notice
        tone="warn"
        title="This challenger is not weighed"
        action={
          <>
            <ButtonLink size="sm" href={`${base}/inventory/offerings/${challenger.id}#lifecycle`}>
              Its lifecycle
            </ButtonLink>
            <ButtonLink size="sm" href={here}>
              The other challengers
            </ButtonLink>
          </>
        }
      >
        {sentence}
      </Notice>
      {lastWeek ? (
        <ButtonLink className="self-start" variant="ghost" href={`${here}/vs/${challenger.id}?week=${lastWeek}`}>
          The verdict of {formatWeekShort(lastWeek)}, the last week that weighed it
        </ButtonLink>
      ) : null}
    </article>
  )
}
