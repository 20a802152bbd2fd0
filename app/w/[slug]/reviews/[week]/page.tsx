import { Braces, ChevronLeft, ChevronRight, FileText, PenLine } from 'lucide-react'
import Link from 'next/link'
import { Badge } from '@/components/ui/badge'
import { ButtonLink, buttonClass } from '@/components/ui/button'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { DemoMark } from '@/components/verdict/demo-mark'
import { shiftWeek } from '@/lib/domain/week'
import { formatDate, formatDateTime, formatWeek, formatWeekShort } from '@/lib/format'
import { page } from '@/lib/http/page'
import { getReview, type Review } from '@/lib/services/review'
import { ChangeList } from '../../change-list'
import { RestsOn } from './rests-on'
import { SignSection } from './sign-section'
import { type HrefOf, VerdictTable } from './verdict-table'

type Params = { slug: string; week: string }

export async function generateMetadata({ params }: { params: Promise<Params> }) {
  return { title: `Review ${(await params).week.slice(0, 8)}` }
}

export default page<Params>(async (ctx, { params }) => {
  const review = await getReview(ctx, params.week)
  const base = `/w/${ctx.workspace.slug}`
  const { week } = review.view.report
  const hrefOf: HrefOf = ({ dependency, pairs: [first] }) => {
    const path = `${base}/dependencies/${dependency.id}`
    return first ? `${path}/vs/${first.challenger.id}${week === review.running ? '' : `?week=${week}`}` : path
  }
  return (
    <article className="flex flex-col gap-8">
      <Header review={review} base={base} />
      <Section title="Decide this week">
        <Decisions review={review} hrefOf={hrefOf} />
      </Section>
      <Section title="Verdicts" meta={review.view.report.workspace.demo ? <DemoMark /> : null} flush>
        <VerdictTable review={review} hrefOf={hrefOf} />
      </Section>
      <ChangeList board={review} base={base} />
      <RestsOn review={review} base={base} />
      <SignSection review={review} slug={ctx.workspace.slug} />
    </article>
  )
})

function Header({ review, base }: { review: Review; base: string }) {
  const { report, state, signedAt } = review.view
  const files = `${base}/reviews/${report.week}`
  return (
    <PageHeader
      breadcrumbs={[{ label: 'Reviews', href: `${base}/reviews` }]}
      title={formatWeek(report.week)}
      meta={
        <>
          <Steps review={review} base={base} />
          <Badge tone={state === 'signed' ? 'strong' : 'neutral'}>{state === 'signed' ? 'Signed' : 'Open, not signed'}</Badge>
          {state === 'signed' ? (
            <span>
              by {report.signOffs.map((line) => line.name).join(', ')} on {formatDateTime(signedAt, report.workspace.timeZone)}
            </span>
          ) : null}
          <span>{report.workspace.name}</span>
          <span>verdicts as of {formatDate(report.asOf)}</span>
        </>
      }
      actions={
        <>
          <a className={buttonClass()} href={`${files}/pdf`}>
            <FileText aria-hidden="true" />
            PDF
          </a>
          <a className={buttonClass()} href={`${files}/json`}>
            <Braces aria-hidden="true" />
            JSON
          </a>
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
    return <p className="text-muted">Nothing. No incumbent must be left, no switch is justified, and nothing runs out within 14 days.</p>
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
