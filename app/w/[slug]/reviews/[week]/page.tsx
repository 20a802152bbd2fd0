import { Braces, ChevronLeft, ChevronRight, FileText, PenLine, Share2 } from 'lucide-react'
import Link from 'next/link'
import { Suspense } from 'react'
import { Badge } from '@/components/ui/badge'
import { ButtonLink, buttonClass } from '@/components/ui/button'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { DemoMark } from '@/components/verdict/demo-mark'
import { ReconstructedMark } from '@/components/verdict/reconstructed-mark'
import { can } from '@/lib/auth/roles'
import { isReconstructed } from '@/lib/domain/reconstructed'
import { shiftWeek } from '@/lib/domain/week'
import { formatDate, formatDateTime, formatWeek, formatWeekShort } from '@/lib/format'
import { page } from '@/lib/http/page'
import { getReview, type Review } from '@/lib/services/review'
import { ChangeList } from '../../change-list'
import { EditionNote, OlderEvidenceNote } from './edition-notes'
import { ForecastSection } from './forecasts/forecast-section'
import { ReopenButton } from './reopen-button'
import { RestsOn } from './rests-on'
import { ReviewHistory } from './review-history'
import { RowActs } from './row-acts'
import { SignSection } from './sign-section'
import { type HrefOf, VerdictTable } from './verdict-table'

type Params = { slug: string; week: string }

export async function generateMetadata({ params }: { params: Promise<Params> }) {
  return { title: `Review ${(await params).week.slice(0, 8)}` }
}

/** The edition that the address asks for; text that is no whole number asks for the newest. */
const editionIn = (text: string | undefined) => (text && /^[1-9]\d{0,4}$/.test(text) ? Number(text) : undefined)

export default page<Params>(async (ctx, { params, search }) => {
  const review = await getReview(ctx, params.week, editionIn(search.edition))
  const maySign = can(ctx.role, 'review:sign')
  const base = `/w/${ctx.workspace.slug}`
  const { week } = review.view.report
  const hrefOf: HrefOf = ({ dependency, pairs: [first] }) => {
    const path = `${base}/dependencies/${dependency.id}`
    return first ? `${path}/vs/${first.challenger.id}${week === review.running ? '' : `?week=${week}`}` : path
  }
  return (
    <article className="flex flex-col gap-8">
      <Header review={review} base={base} maySign={maySign} />
      <EditionNote review={review} base={base} />
      {review.view.state === 'signed' ? (
        <Suspense>
          <OlderEvidenceNote ctx={ctx} review={review} base={base} />
        </Suspense>
      ) : null}
      <Section title="Decide this week">
        <Decisions review={review} hrefOf={hrefOf} />
      </Section>
      <Section title="Verdicts" meta={review.view.report.workspace.demo ? <DemoMark /> : null} flush>
        <VerdictTable
          review={review}
          hrefOf={hrefOf}
          lines={review.progress?.standing.lines.map(({ userName, ...line }) => ({ ...line, name: userName }))}
          acts={
            maySign && review.progress
              ? (entry) => <RowActs {...{ review, entry }} slug={ctx.workspace.slug} isOwner={ctx.role === 'owner'} />
              : undefined
          }
        />
      </Section>
      <ChangeList board={review} base={base} />
      <RestsOn review={review} base={base} />
      <ForecastSection ctx={ctx} report={review.view.report} />
      <SignSection review={review} slug={ctx.workspace.slug} maySign={maySign} />
      <ReviewHistory ctx={ctx} report={review.view.report} />
    </article>
  )
})

function Header({ review, base, maySign }: { review: Review; base: string; maySign: boolean }) {
  const { report, state, signedAt } = review.view
  const files = `${base}/reviews/${report.week}`
  const [newest] = review.editions
  const edition = newest && newest.edition !== report.edition ? `?edition=${report.edition}` : ''
  return (
    <PageHeader
      breadcrumbs={[{ label: 'Reviews', href: `${base}/reviews` }]}
      title={formatWeek(report.week)}
      meta={
        <>
          <Steps review={review} base={base} />
          <StateBadge review={review} />
          {isReconstructed(report.workspace.demo, report.signOffs) ? <ReconstructedMark /> : null}
          {state === 'signed' ? (
            <span>
              by {signedBy(report)} on {formatDateTime(signedAt, report.workspace.timeZone)}
            </span>
          ) : null}
          <span>{report.workspace.name}</span>
          <span>verdicts as of {formatDate(report.asOf)}</span>
        </>
      }
      actions={
        <>
          <a className={buttonClass()} href={`${files}/pdf${edition}`}>
            <FileText aria-hidden="true" />
            PDF
          </a>
          <a className={buttonClass()} href={`${files}/json${edition}`}>
            <Braces aria-hidden="true" />
            JSON
          </a>
          {maySign && state === 'signed' && report.edition === newest?.edition ? (
            <>
              <ButtonLink href={`${base}/settings/sharing?week=${report.week}`} icon={<Share2 aria-hidden="true" />}>
                Share
              </ButtonLink>
              <ReopenButton slug={base.slice('/w/'.length)} week={report.week} />
            </>
          ) : null}
          {review.awaitsSignature ? (
            <ButtonLink variant="primary" href="#signatures" icon={<PenLine aria-hidden="true" />}>
              Sign {formatWeekShort(report.week)}
            </ButtonLink>
          ) : null}
        </>
      }
    />
  )
}

/** Those who agreed; dissent stands with the signatures. */
const signedBy = ({ signOffs }: Review['view']['report']) =>
  signOffs
    .filter((line) => line.decision === 'agree')
    .map((line) => line.name)
    .join(', ')

function StateBadge({ review: { view, progress } }: { review: Review }) {
  if (progress === null) return <Badge tone="strong">{view.report.edition > 1 ? `Signed, edition ${view.report.edition}` : 'Signed'}</Badge>
  if (progress.state === 'in_review') return <Badge tone="accent">In review, not signed</Badge>
  return <Badge>{view.report.edition > 1 ? `Reopened, edition ${view.report.edition} not signed` : 'Open, not signed'}</Badge>
}

function Steps({ review, base }: { review: Review; base: string }) {
  const { week } = review.view.report
  const step = (count: number) => `${base}/reviews/${shiftWeek(week, count)}`
  return (
    <nav aria-label="Weeks" className="flex items-center gap-1">
      <ButtonLink size="sm" variant="ghost" href={step(-1)} aria-label="The week before" className="w-7 px-0!">
        <ChevronLeft aria-hidden="true" />
      </ButtonLink>
      {week < review.running ? (
        <ButtonLink size="sm" variant="ghost" href={step(1)} aria-label="The week after" className="w-7 px-0!">
          <ChevronRight aria-hidden="true" />
        </ButtonLink>
      ) : null}
    </nav>
  )
}

function Decisions({ review, hrefOf }: { review: Review; hrefOf: HrefOf }) {
  if (review.decisions.length === 0) {
    return (
      <p className="text-muted">
        Nothing. No incumbent must be left, no switch is justified, and nothing is overdue or runs out within 14 days.
      </p>
    )
  }
  const entries = new Map(review.view.report.dependencies.map((entry) => [entry.dependency.id, entry]))
  return (
    <ol className="flex max-w-4xl list-decimal flex-col gap-1.5 pl-5 text-lg marker:text-faint">
      {review.decisions.map(({ dependencyId, name, text }) => {
        const entry = entries.get(dependencyId)
        const href = entry ? hrefOf(entry) : null
        return (
          <li key={dependencyId} className="pl-1">
            {href ? (
              <Link className="link font-semibold" href={href}>
                {name}
              </Link>
            ) : (
              name
            )}
            : {text}
          </li>
        )
      })}
    </ol>
  )
}
