import { NotPublished } from '@/components/ui/data-list'
import { Section } from '@/components/ui/section'
import { RowHead, Table, Td, Th, Tr } from '@/components/ui/table'
import { metricLabels } from '@/lib/domain/benchmark'
import { dimensionLabel } from '@/lib/domain/dimension'
import { plural } from '@/lib/format'
import type { BenchmarkPage } from '@/lib/services/benchmarks'
import { figure } from '../../claims/figure'

/** What the benchmark measures, on which scales, and as what it counts here. */
export function DimensionsSection({ benchmark }: { benchmark: BenchmarkPage }) {
  return (
    <Section title="Dimensions" meta={plural(benchmark.dimensions.length, 'column')} flush>
      <Table label="Dimensions" minWidth="48rem">
        <thead>
          <tr>
            <Th fixed="narrow">Dimension</Th>
            <Th>Counts as</Th>
            <Th>Judged by</Th>
            <Th>Unit</Th>
            <Th numeric>From</Th>
            <Th numeric>To</Th>
            <Th>Better</Th>
          </tr>
        </thead>
        <tbody>
          {benchmark.dimensions.map((dimension) => (
            <Tr key={dimension.id}>
              <RowHead className="font-semibold">{dimension.name}</RowHead>
              <Td>{dimension.dimension ? dimensionLabel(dimension.dimension) : <span className="text-muted">no quality</span>}</Td>
              <Td className="text-muted">{metricLabels[dimension.metric]}</Td>
              <Td className="whitespace-nowrap text-muted">{dimension.unit}</Td>
              <Td numeric>{dimension.min === null ? <NotPublished /> : figure(dimension.min)}</Td>
              <Td numeric>{dimension.max === null ? <NotPublished /> : figure(dimension.max)}</Td>
              <Td className="text-muted">{dimension.higherIsBetter ? 'higher' : 'lower'}</Td>
            </Tr>
          ))}
        </tbody>
      </Table>
    </Section>
  )
}
