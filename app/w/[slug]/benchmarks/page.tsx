import { DoesNotApply, NotPublished } from '@/components/ui/data-list'
import { Empty } from '@/components/ui/empty'
import { PageHeader } from '@/components/ui/page-header'
import { RowHead, RowLink, Table, Td, Th, Tr } from '@/components/ui/table'
import { benchmarkTitle } from '@/lib/domain/benchmark'
import { dimensionLabel } from '@/lib/domain/dimension'
import { taskShort } from '@/lib/domain/task'
import { formatDate, formatNumber } from '@/lib/format'
import { page } from '@/lib/http/page'
import { type BenchmarkRow, listBenchmarks } from '@/lib/services/benchmarks'
import { maintainerLabels } from './labels'

export const metadata = { title: 'Benchmarks' }

export default page(async (ctx) => {
  const benchmarks = await listBenchmarks(ctx)
  const base = `/w/${ctx.workspace.slug}`
  return (
    <>
      <PageHeader
        title="Benchmarks"
        meta="Which tests and arenas the claims come from, what they measure, and who keeps them."
        breadcrumbs={[{ label: 'Claims', href: `${base}/claims` }]}
      />
      {benchmarks.length === 0 ? (
        <Empty title="No benchmark yet">
          A benchmark is a named test in one version. Two figures are compared only when they come from the same one.
        </Empty>
      ) : (
        <Table label="Benchmarks" fill minWidth="76rem">
          <thead>
            <tr>
              <Th fixed="narrow">Benchmark</Th>
              <Th>Maintainer</Th>
              <Th>Kind</Th>
              <Th>Tasks</Th>
              <Th>Measures</Th>
              <Th numeric>Prompts</Th>
              <Th>Peer-reviewed</Th>
              <Th numeric>Claims</Th>
              <Th numeric>Models</Th>
              <Th numeric>Newest</Th>
            </tr>
          </thead>
          <tbody>
            {benchmarks.map((benchmark) => (
              <Row key={benchmark.id} benchmark={benchmark} base={base} />
            ))}
          </tbody>
        </Table>
      )}
    </>
  )
})

function Row({ benchmark, base }: { benchmark: BenchmarkRow; base: string }) {
  const measured = [...new Set(benchmark.dimensions.flatMap(({ dimension }) => dimension ?? []))].map(dimensionLabel)
  const title = benchmarkTitle(benchmark)
  return (
    <Tr data-row>
      <RowHead className="max-w-72 truncate max-lg:max-w-44">
        <RowLink href={`${base}/benchmarks/${benchmark.id}`} prefetch={false} title={title}>
          {title}
        </RowLink>
      </RowHead>
      <Td className="max-w-44 truncate" title={benchmark.maintainer}>
        {benchmark.maintainer}
      </Td>
      <Td className="whitespace-nowrap text-muted">{maintainerLabels[benchmark.maintainerKind]}</Td>
      <Td className="max-w-36 truncate text-muted">{benchmark.tasks.map(taskShort).join(', ') || <NotPublished />}</Td>
      <Td className="max-w-48 truncate text-muted" title={measured.join(', ')}>
        {measured.join(', ') || <DoesNotApply />}
      </Td>
      <Td numeric>{benchmark.promptCount === null ? <NotPublished /> : formatNumber(benchmark.promptCount)}</Td>
      <Td>{benchmark.peerReviewed === null ? <NotPublished /> : benchmark.peerReviewed ? 'yes' : 'no'}</Td>
      <Td numeric>{formatNumber(benchmark.claims)}</Td>
      <Td numeric>{formatNumber(benchmark.models)}</Td>
      <Td numeric className="text-muted">
        {formatDate(benchmark.newest)}
      </Td>
    </Tr>
  )
}
