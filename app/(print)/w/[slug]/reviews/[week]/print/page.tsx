import Link from 'next/link'
import { askedWeekFile } from '@/app/w/[slug]/reviews/[week]/asked-week-file'
import { type Forest, forest } from '@/lib/domain/forest'
import { pairForest } from '@/lib/domain/pair-forest'
import type { DependencyReport, Report } from '@/lib/domain/report'
import { byUrgency } from '@/lib/domain/urgency'
import { page } from '@/lib/http/page'
import { getWeekPrint } from '@/lib/services/week-print'
import { Appendix } from './appendix'
import { DependencyPart } from './dependency-part'
import { Front } from './front'

type Params = { slug: string; week: string }

export async function generateMetadata({ params }: { params: Promise<Params> }) {
  return { title: `Weekly audit ${(await params).week.slice(0, 8)}` }
}

export default page<Params>(async (ctx, { params, search }) => {
  const { print, report } = await getWeekPrint(ctx, params.week, askedWeekFile(search))
  const base = `/w/${ctx.workspace.slug}/reviews/${report.week}`
  const plots = byUrgency(report.dependencies).map((entry) => plotOf(entry, report))
  return (
    <div data-theme="light" className="min-h-dvh bg-paper text-ink">
      <main className="mx-auto max-w-5xl px-4 py-4 print:p-0 print:[zoom:0.8]">
        <nav data-print="hide" className="flex flex-wrap gap-4 pb-4 text-sm" aria-label="Other forms of this week">
          <Link className="link" href={base}>
            Back to the review
          </Link>
          <a className="link" href={`${base}/pdf`}>
            PDF, A4
          </a>
          <a className="link" href={`${base}/pdf?paper=letter`}>
            PDF, Letter
          </a>
          <span className="text-muted">This page is made for the print command of your browser.</span>
        </nav>
        <Front print={print} />
        {print.dependencies.map((dependency, index) => (
          <DependencyPart key={dependency.id} dependency={dependency} plot={plots[index] ?? null} />
        ))}
        <Appendix print={print} />
      </main>
    </div>
  )
})

/** The plot of the best challenger; its rows lead to no page, since paper has none. */
function plotOf({ pairs: [first], incumbent }: DependencyReport, report: Report): Forest | null {
  if (!first) return null
  const { rows, ...names } = pairForest(first, report, { incumbent: incumbent.modelTitle, hrefOf: () => '' })
  return forest({ ...names, rows: rows.map((row) => ({ ...row, href: null })) })
}
