import { CopyButton } from '@/components/ui/copy-button'
import { Section } from '@/components/ui/section'
import { RowHead, Table, Td, Th, Tr } from '@/components/ui/table'
import { Time } from '@/components/ui/time'
import { formatDate, notPublished } from '@/lib/format'
import type { PolicyLine } from '@/lib/services/policies'
import { EditList } from './edit-list'

/** Every version that was ever in force: since when, by whom, why, and what it changed. Nothing here can be changed or removed. */
export function HistorySection({ history, zone }: { history: readonly PolicyLine[]; zone: string }) {
  return (
    <Section id="history" title="History" meta="A version is never changed or removed, not even by an owner." flush>
      <Table label="Versions of the policy" minWidth="56rem">
        <thead>
          <tr>
            <Th fixed="narrow">Version</Th>
            <Th>In force since</Th>
            <Th>Adopted</Th>
            <Th>Why</Th>
            <Th>What changed</Th>
            <Th>SHA-256</Th>
          </tr>
        </thead>
        <tbody>
          {history.map(({ policyVersion, activeFrom, by, at, reason, edits, sha256 }) => (
            <Tr key={policyVersion}>
              <RowHead className="align-top! font-semibold">{policyVersion}</RowHead>
              <Td className="align-top! whitespace-nowrap">{formatDate(activeFrom)}</Td>
              <Td className="align-top! whitespace-nowrap">
                {by ?? notPublished}
                {at ? (
                  <span className="block text-sm text-muted">
                    <Time value={at} withTime zone={zone} />
                  </span>
                ) : null}
              </Td>
              <Td className="min-w-48 align-top! wrap-anywhere">{reason ?? notPublished}</Td>
              <Td className="min-w-64 align-top!">
                {edits.length === 0 ? <span className="text-muted">the default values</span> : <EditList edits={edits} />}
              </Td>
              <Td className="align-top! whitespace-nowrap">
                <span className="inline-flex items-center gap-1 font-mono text-sm">
                  {sha256.slice(0, 12)}…
                  <CopyButton value={sha256} label={`Copy the SHA-256 of ${policyVersion}`} iconOnly size="sm" />
                </span>
              </Td>
            </Tr>
          ))}
        </tbody>
      </Table>
    </Section>
  )
}
