import { CommandButton } from '@/components/command-button'
import { ExternalLink } from '@/components/ui/external-link'
import { RowHead, Table, Td, Th, Tr } from '@/components/ui/table'
import type { StatusProposal } from '@/lib/services/status-views'
import { setStatusPageAction } from './actions'

/** Vendors whose address is known; each is one press away from being read, and none is read before. */
export function ProposalList({ slug, proposals, writes }: { slug: string; proposals: readonly StatusProposal[]; writes: boolean }) {
  return (
    <Table label="Known status pages that are not read">
      <thead>
        <tr>
          <Th fixed="narrow">Vendor</Th>
          {writes ? (
            <Th>
              <span className="sr-only">Start</span>
            </Th>
          ) : null}
        </tr>
      </thead>
      <tbody>
        {proposals.map(({ vendorId, vendorName, url }) => (
          <Tr key={vendorId}>
            <RowHead>
              {vendorName}
              <span className="block text-sm font-normal">
                <ExternalLink href={url} />
              </span>
            </RowHead>
            {writes ? (
              <Td className="text-right">
                <CommandButton
                  action={setStatusPageAction.bind(null, slug)}
                  fields={{ vendorId, url }}
                  name={`Start reading the status page of ${vendorName}`}
                  pendingLabel="Reading…"
                >
                  Start reading
                </CommandButton>
              </Td>
            ) : null}
          </Tr>
        ))}
      </tbody>
    </Table>
  )
}
