import { RowHead, RowLink, Table, Td, Th, Tr } from '@/components/ui/table'
import type { ActionItem } from '@/lib/domain/monday-list'

type ActionTableProps = {
  /** What the table lists. */
  label: string
  items: readonly ActionItem[]
  base: string
  /** Off where all of them are one person's. */
  owners?: boolean
}

/** Open actions, overdue first: what, for which dependency, by when, and who waits for it. */
export function ActionTable({ label, items, base, owners = true }: ActionTableProps) {
  return (
    <Table label={label} minWidth="48rem" folds>
      <thead>
        <tr>
          <Th>Action</Th>
          {owners ? <Th className="w-[16%] max-sm:hidden">Owner</Th> : null}
          <Th className="w-[16%] max-sm:hidden">Due</Th>
          <Th className="w-[20%] max-sm:hidden">Who waits for it</Th>
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <Row key={item.action.id} item={item} base={base} owners={owners} />
        ))}
      </tbody>
    </Table>
  )
}

function Row({ item, base, owners }: { item: ActionItem; base: string; owners: boolean }) {
  const { action, age, settledBy, waiting } = item
  const about = [action.dependency?.name ?? null, action.claim?.label ?? null, age].filter(Boolean).join(' · ')
  return (
    <Tr data-row>
      <RowHead>
        <RowLink href={`${base}/actions/${action.id}`}>{action.title}</RowLink>
        {about ? <span className="block text-sm text-muted">{about}</span> : null}
        {settledBy ? <span className="block text-sm">Settled by evidence: {settledBy}</span> : null}
        <span className="block text-sm sm:hidden">
          <Due item={item} />
          {owners ? (
            <>
              {' · '}
              <Owner action={action} />
            </>
          ) : null}
          {waiting.length > 0 ? ` · for ${waiting.join(', ')}` : null}
        </span>
      </RowHead>
      {owners ? (
        <Td className="max-sm:hidden">
          <Owner action={action} />
        </Td>
      ) : null}
      <Td className="max-sm:hidden">
        <Due item={item} />
      </Td>
      <Td className="max-sm:hidden">{waiting.length > 0 ? waiting.join(', ') : <span className="text-muted">nobody else</span>}</Td>
    </Tr>
  )
}

const Due = ({ item: { due, overdue } }: { item: ActionItem }) => <span className={overdue ? 'font-semibold' : undefined}>{due}</span>

function Owner({ action: { owner } }: Pick<ActionItem, 'action'>) {
  if (!owner) return <span className="text-muted">nobody</span>
  return (
    <>
      {owner.name}
      {owner.left ? <span className="text-muted"> has left</span> : null}
    </>
  )
}
