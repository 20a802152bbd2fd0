import { lineFields } from '@/app/api/v1/job-line'
import { RowHead, Table, Td, Th, Tr } from '@/components/ui/table'
import { jobFields } from '@/lib/import/job-fields'

/** Every field of a line: what it means, how it looks, and under which other names it is read. */
export function FieldTable() {
  return (
    <Table label="Fields of a line" minWidth="64rem">
      <thead>
        <tr>
          <Th fixed="narrow">Field</Th>
          <Th>What it says</Th>
          <Th>Example</Th>
          <Th>Read as well</Th>
        </tr>
      </thead>
      <tbody>
        {lineFields.map(({ name, description, example }) => (
          <Tr key={name}>
            <RowHead>
              <code className="text-sm">{name}</code>
            </RowHead>
            <Td className="max-w-120 whitespace-normal">{description}</Td>
            <Td>
              <code className="text-sm">{example}</code>
            </Td>
            <Td className="max-w-80 text-sm whitespace-normal text-muted">
              {jobFields[name].filter((other) => other !== name).join(', ')}
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  )
}
