import Link from 'next/link'
import { CopyButton } from '@/components/ui/copy-button'
import { Section } from '@/components/ui/section'
import { RowHead, Table, Td, Th, Tr } from '@/components/ui/table'
import { Time } from '@/components/ui/time'
import { formatNumber, hostOf, plural } from '@/lib/format'
import type { Capture } from '@/lib/services/source-captures'

const ways: Record<Capture['kind'], string> = { kept: 'kept with a claim', fetched: 'fetched', pasted: 'pasted' }
const wayOf = ({ kind, finalUrl }: Capture): string => (finalUrl ? `${ways[kind]} from ${hostOf(finalUrl)}` : ways[kind])

type VersionsSectionProps = { captures: readonly Capture[]; path: string; zone: string; children?: React.ReactNode }

/** Every text that was kept of the source, with who kept it and when; nothing here is ever changed. */
export function VersionsSection({ captures, path, zone, children }: VersionsSectionProps) {
  return (
    <Section
      title="Versions"
      meta={captures.length > 0 ? plural(captures.length, 'version') : 'none kept by itself yet'}
      id="versions"
      flush
    >
      {captures.length > 0 ? (
        <Table label="Versions of the stored text" minWidth="44rem">
          <thead>
            <tr>
              <Th fixed="narrow">Version</Th>
              <Th>Kept</Th>
              <Th>How</Th>
              <Th>By</Th>
              <Th numeric unit="characters">
                Length
              </Th>
              <Th>SHA-256</Th>
              <Th>Changes</Th>
            </tr>
          </thead>
          <tbody>
            {captures.map((capture, at) => (
              <Tr key={capture.number}>
                <RowHead>
                  {capture.number}
                  {at === 0 ? <span className="font-normal text-muted"> newest</span> : null}
                </RowHead>
                <Td>
                  <Time value={capture.capturedAt} withTime zone={zone} />
                </Td>
                <Td>{wayOf(capture)}</Td>
                <Td>{capture.byName ?? '—'}</Td>
                <Td numeric>{formatNumber(capture.characters)}</Td>
                <Td>
                  <span className="flex items-center gap-1">
                    <code className="font-mono text-sm">{capture.sha256.slice(0, 12)}…</code>
                    <CopyButton value={capture.sha256} label={`Copy the hash of version ${capture.number}`} iconOnly size="sm" />
                  </span>
                </Td>
                <Td>
                  {captures[at + 1] ? (
                    <Link className="link" href={`${path}?from=${captures[at + 1]?.number}&to=${capture.number}#changes`}>
                      from {captures[at + 1]?.number} to {capture.number}
                    </Link>
                  ) : (
                    <span className="text-muted">first</span>
                  )}
                </Td>
              </Tr>
            ))}
          </tbody>
        </Table>
      ) : null}
      {children}
    </Section>
  )
}
