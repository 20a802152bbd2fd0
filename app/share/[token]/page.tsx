import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { Section } from '@/components/ui/section'
import { DemoMark } from '@/components/verdict/demo-mark'
import { decisions } from '@/lib/domain/decide'
import type { Report } from '@/lib/domain/report'
import { formatWeek } from '@/lib/format'
import { problem } from '@/lib/http/problem'
import { openShare, TooManyGuesses } from '@/lib/services/share-access'
import { getSharedWeek } from '@/lib/services/share-week'
import { Signatures } from '../../w/[slug]/reviews/[week]/signatures'
import { VerdictTable } from '../../w/[slug]/reviews/[week]/verdict-table'
import { editionOf } from './answer'
import { ProofSection } from './proof-section'
import { SharedChanges } from './shared-changes'
import { SharedFrame } from './shared-frame'
import { SharedHeader } from './shared-header'
import { visitorAddress } from './visitor'

type Params = { params: Promise<{ token: string }> }

/** The week of a token, or null for every token that shows none, whatever the reason. */
const sharedWeek = cache(async (token: string) => {
  try {
    const { ctx, link } = await openShare(token, { kind: 'week', address: visitorAddress(await headers()) })
    return { link, week: await getSharedWeek(ctx, editionOf(link)) }
  } catch (error) {
    if (error instanceof TooManyGuesses || problem(error).code === 'not_found') return null
    throw error
  }
})

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const shared = await sharedWeek((await params).token)
  const report = shared?.week.view.report
  return {
    title: report ? `${formatWeek(report.week)} of ${report.workspace.name}` : 'Nothing shared here',
    referrer: 'no-referrer',
    robots: { index: false, follow: false },
  }
}

export default async function SharedWeekPage({ params }: Params) {
  const { token } = await params
  const shared = await sharedWeek(token)
  if (!shared) notFound()
  const { week, link } = shared
  const { report, sha256 } = week.view
  const names = new Map(report.dependencies.map(({ dependency }) => [dependency.id, dependency.name]))
  return (
    <SharedFrame team={report.workspace.name}>
      <article className="flex flex-col gap-8">
        <SharedHeader week={week} files={`/share/${token}`} expiresAt={link.expiresAt} />
        <Section title="What was to be decided">
          <Decisions report={report} />
        </Section>
        <Section title="Verdicts" meta={report.workspace.demo ? <DemoMark /> : null} flush>
          <VerdictTable review={week} hrefOf={() => null} />
        </Section>
        <SharedChanges since={week.since} changes={week.changes} />
        <Section title="Signatures" flush>
          <Signatures lines={report.signOffs} zone={report.workspace.timeZone} names={names} />
        </Section>
        <ProofSection report={report} sha256={sha256} since={week.since} />
      </article>
    </SharedFrame>
  )
}

function Decisions({ report }: { report: Report }) {
  const lines = decisions(report)
  if (lines.length === 0) {
    return (
      <p className="text-muted">
        Nothing. No incumbent had to be left, no switch was justified, and nothing was overdue or ran out within 14 days.
      </p>
    )
  }
  return (
    <ol className="flex max-w-4xl list-decimal flex-col gap-1.5 pl-5 text-lg marker:text-faint">
      {lines.map(({ dependencyId, name, text }) => (
        <li key={dependencyId} className="pl-1">
          <strong className="font-semibold">{name}</strong>: {text}
        </li>
      ))}
    </ol>
  )
}
