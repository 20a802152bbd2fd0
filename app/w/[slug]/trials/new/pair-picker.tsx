import { Empty } from '@/components/ui/empty'
import { RowHead, RowLink, Table, Td, Th, Tr } from '@/components/ui/table'
import type { Dependency } from '@/lib/domain/dependency'
import { taskLabel } from '@/lib/domain/task'
import { plural } from '@/lib/format'

/** The workflows that a trial can be about. */
export function PairPicker({ dependencies }: { dependencies: readonly Dependency[] }) {
  const open = dependencies.filter(({ challengers }) => challengers.length > 0)
  if (open.length === 0)
    return (
      <Empty title="No workflow weighs a challenger yet">
        A trial compares the incumbent of a workflow with one of its challengers. Add a dependency and a challenger in the inventory first.
      </Empty>
    )
  return (
    <Table label="Workflows with a challenger" minWidth="28rem" className="max-w-4xl">
      <thead>
        <tr>
          <Th fixed="narrow">Dependency</Th>
          <Th>Task</Th>
          <Th numeric>Challengers</Th>
        </tr>
      </thead>
      <tbody>
        {open.map(({ id, name, task, challengers }) => (
          <Tr key={id}>
            <RowHead>
              <RowLink href={`?dependency=${id}`}>{name}</RowLink>
            </RowHead>
            <Td>{taskLabel(task)}</Td>
            <Td numeric>{plural(challengers.length, 'challenger')}</Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  )
}
