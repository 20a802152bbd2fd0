import { ButtonLink } from '@/components/ui/button'
import { DataList } from '@/components/ui/data-list'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { Time } from '@/components/ui/time'
import { can } from '@/lib/auth/roles'
import { benchmarkTitle } from '@/lib/domain/benchmark'
import { taskLabel } from '@/lib/domain/task'
import { formatNumber, plural } from '@/lib/format'
import { page } from '@/lib/http/page'
import { type BenchmarkPage, getBenchmark } from '@/lib/services/benchmarks'
import { SourceList } from '../../inventory/source-list'
import { maintainerLabels } from '../labels'
import { DimensionsSection } from './dimensions-section'
import { StandingsSection } from './standings-section'

export const metadata = { title: 'Benchmark' }

export default page<{ slug: string; id: string }>(async (ctx, { params }) => {
  const benchmark = await getBenchmark(ctx, params.id)
  const base = `/w/${ctx.workspace.slug}`
  const claims = `${base}/claims?benchmark=${benchmark.id}`
  return (
    <article className="flex flex-col gap-8">
      <PageHeader
        breadcrumbs={[
          { label: 'Claims', href: `${base}/claims` },
          { label: 'Benchmarks', href: `${base}/benchmarks` },
        ]}
        title={benchmarkTitle(benchmark)}
        meta={
          <>
            <span>{benchmark.maintainer}</span>
            <span>{plural(benchmark.claims, 'claim')}</span>
            <span>{plural(benchmark.models, 'model')}</span>
            <span>{plural(benchmark.evaluators, 'evaluator')}</span>
          </>
        }
        actions={
          <>
            <ButtonLink href={claims}>Its claims</ButtonLink>
            {can(ctx.role, 'claim:write') ? (
              <ButtonLink variant="primary" href={`${base}/claims/new?benchmark=${benchmark.id}`}>
                Add a claim
              </ButtonLink>
            ) : null}
          </>
        }
      />
      {benchmark.saturated ? (
        <Notice tone="warn" title="This benchmark is saturated">
          The best models score so close to the top that differences between them say little.
        </Notice>
      ) : null}
      <About benchmark={benchmark} />
      <DimensionsSection benchmark={benchmark} />
      <StandingsSection benchmark={benchmark} base={base} />
      <SourceList sources={benchmark.sources} asOf={benchmark.asOf ?? lastRead(benchmark)} />
    </article>
  )
})

const lastRead = ({ sources }: BenchmarkPage): string | null =>
  sources
    .flatMap(({ readOn }) => readOn ?? [])
    .sort()
    .at(-1) ?? null

const answer = (value: boolean | null) => (value === null ? null : value ? 'yes' : 'no')

function About({ benchmark }: { benchmark: BenchmarkPage }) {
  return (
    <div className="grid gap-x-10 gap-y-8 lg:grid-cols-2">
      <Section title="What it is" flush>
        <DataList
          items={[
            { term: 'Maintainer', value: benchmark.maintainer, note: maintainerLabels[benchmark.maintainerKind] },
            { term: 'Version', value: benchmark.benchmarkVersion },
            { term: 'Published in', value: benchmark.publishedIn },
            { term: 'Peer-reviewed', value: answer(benchmark.peerReviewed) },
            { term: 'Tasks', value: benchmark.tasks.map(taskLabel).join(', ') },
            { term: 'Prompts', value: benchmark.promptCount === null ? null : formatNumber(benchmark.promptCount) },
            { term: 'Prompts public', value: answer(benchmark.promptsPublic) },
            { term: 'Code public', value: answer(benchmark.codePublic) },
            { term: 'Newest claim', value: benchmark.newest ? <Time value={benchmark.newest} /> : null },
          ]}
        />
      </Section>
      <Section title="Read with care" flush>
        {benchmark.caveats.length === 0 ? (
          <p className="py-3 text-muted">No caveat is written down, which does not mean that there is none.</p>
        ) : (
          <ul>
            {benchmark.caveats.map((caveat) => (
              <li key={caveat} className="border-b py-1.5">
                <span className="block max-w-[72ch]">{caveat}</span>
              </li>
            ))}
          </ul>
        )}
      </Section>
    </div>
  )
}
