import { RowHead, RowLink, Table, Td, Th, Tr } from '@/components/ui/table'
import { DemoMark } from '@/components/verdict/demo-mark'
import { taskLabel } from '@/lib/domain/task'
import type { DependencyOn } from '@/lib/services/offerings'

/** The workflows of the team that an offering matters to. */
export function DependencyUses({ uses, home }: { uses: readonly DependencyOn[]; home: string }) {
  if (uses.length === 0) return <p className="py-3 text-muted">No dependency uses it, and none weighs it.</p>
  return (
    <Table label="Dependencies that use or weigh this offering" minWidth="32rem">
      <thead>
        <tr>
          <Th fixed="narrow">Dependency</Th>
          <Th>Task</Th>
          <Th>Here it is</Th>
        </tr>
      </thead>
      <tbody>
        {uses.map((dependency) => (
          <Tr key={dependency.id} data-row>
            <RowHead>
              <span className="flex flex-wrap items-center gap-x-2">
                <RowLink href={`${home}/dependencies/${dependency.id}`}>{dependency.name}</RowLink>
                {dependency.origin === 'demo' ? <DemoMark /> : null}
              </span>
            </RowHead>
            <Td className="text-muted">{taskLabel(dependency.task)}</Td>
            <Td>{dependency.uses ? 'the incumbent' : 'a challenger'}</Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  )
}
