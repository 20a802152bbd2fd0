import { NotPublished } from '@/components/ui/data-list'
import { RowHead, Table, Td, Th, Tr } from '@/components/ui/table'
import { partCost, partText, type SwitchingParts, switchingParts, switchingSum } from '@/lib/domain/switching-cost'
import { formatMoney } from '@/lib/format'

const ends = ['low', 'mode', 'high'] as const

/** The parts for whoever only reads them. */
export function PartsTable({ parts, currency }: { parts: SwitchingParts; currency: string }) {
  const { sum } = switchingSum(parts)
  const cell = (amount: number | undefined) => (amount === undefined ? <NotPublished /> : formatMoney(amount, currency))
  return (
    <Table label="Switching cost by its parts" minWidth="32rem">
      <thead>
        <tr>
          <Th fixed="narrow">Part</Th>
          <Th numeric>Lowest</Th>
          <Th numeric>Likely</Th>
          <Th numeric>Highest</Th>
          <Th>Estimated in</Th>
        </tr>
      </thead>
      <tbody>
        {switchingParts.map(({ id, label }) => {
          const part = parts[id]
          const cost = part && partCost(part)
          return (
            <Tr key={id}>
              <RowHead>{label}</RowHead>
              {ends.map((end) => (
                <Td key={end} numeric>
                  {cell(cost?.[end])}
                </Td>
              ))}
              <Td className="text-muted">{part === null ? 'not estimated' : part.in === 'hours' ? partText(part) : 'money'}</Td>
            </Tr>
          )
        })}
        <Tr>
          <RowHead className="font-semibold">In all, once</RowHead>
          {ends.map((end) => (
            <Td key={end} numeric className="font-semibold">
              {cell(sum?.[end])}
            </Td>
          ))}
          <Td className="text-muted">{sum ? 'each added up' : 'parts are missing'}</Td>
        </Tr>
      </tbody>
    </Table>
  )
}
