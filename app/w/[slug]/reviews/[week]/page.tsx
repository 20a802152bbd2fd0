import { Braces, FileText, PenLine } from 'lucide-react'
import { Badge } from '@/components/ui/badge'
import { ButtonLink, buttonClass } from '@/components/ui/button'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { DemoMark } from '@/components/verdict/demo-mark'
import { formatDate, formatWeek, formatWeekShort } from '@/lib/format'
import { page } from '@/lib/http/page'
import { getReview, type Review } from '@/lib/services/review'
import { ChangeList } from '../../change-list'
import { RestsOn } from './rests-on'
import { SignSection } from './sign-section'
import { VerdictTable } from './verdict-table'

type Params = { slug: string; week: string }

export async function generateMetadata({ params }: { params: Promise<Params> }) {
  return { title: `Review ${(await params).week.slice(0, 8)}` }
}

export default page<Params>(async (ctx, { params }) => {
  const review = await getReview(ctx, params.week)
  const base = `/w/${ctx.workspace.slug}`
  return (
    <article className="flex flex-col gap-8">
      <Header review={review} base={base} />
      <Section title="Decide this week">
        <Decisions review={review} base={base} />
      </Section>
      <Section title="Verdicts" meta={review.view.report.workspace.demo ? <DemoMark /> : null} flush>
        <VerdictTable review={review} base={base} />
      </Section>
      <ChangeList board={review} base={base} />
      <RestsOn review={review} base={base} />
      <SignSection review={review} slug={ctx.workspace.slug} />
    </article>
  )
})

function Header({ review, base }: { review: Review; base: string }) {
  const { report, state } = review.view
  const files = `${base}/reviews/${report.week}`
  return (
    <PageHeader
      breadcrumbs={[{ label: 'Reviews', href: `${base}/reviews` }]}
      title={formatWeek(report.week)}
      meta={
        <>
          <Badge tone={state === 'signed' ? 'strong' : 'neutral'}>{state === 'signed' ? 'Signed' : 'Open, not signed'}</Badge>
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

function Decisions({ review, base }: { review: Review; base: string }) {
  const { week } = review.view.report
  if (review.decisions.length === 0) {
    return <p className="text-muted">Nothing. No incumbent must be left, no switch is justified, and nothing runs out within 14 days.</p>
  }
  return (
    <ol className="flex max-w-4xl list-decimal flex-col gap-1.5 pl-5 text-lg marker:text-faint">
      {review.decisions.map(({ dependencyId, name, text }) => (
        <li key={dependencyId} className="pl-1">
          <a className="link font-semibold" href={`${base}/dependencies/${dependencyId}?week=${week}`}>
            {name}
          </a>
          : {text}
        </li>
      ))}
    </ol>
  )
}
