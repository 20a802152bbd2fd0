import type { ReactNode } from 'react'
import { CopyButton } from '@/components/ui/copy-button'
import { DataList } from '@/components/ui/data-list'
import { Section } from '@/components/ui/section'
import type { Report } from '@/lib/domain/report'
import { plural } from '@/lib/format'

type ProofSectionProps = { report: Report; sha256: string; since: string | null }

/** What the signatures rest on, and the hashes by which anybody can check it. */
export function ProofSection({ report, sha256, since }: ProofSectionProps) {
  const pairs = report.dependencies.flatMap((entry) => entry.pairs)
  const count = (ids: string[]) => new Set(ids).size
  const facts = count(pairs.flatMap((pair) => pair.facts.map(({ id }) => id)))
  const trials = count(pairs.flatMap((pair) => pair.trials.map(({ id }) => id)))
  const judged = `${plural(report.dependencies.length, 'dependency', 'dependencies')}, ${plural(pairs.length, 'verdict')}`
  const from = [plural(Object.keys(report.claims).length, 'claim'), plural(facts, 'fact'), plural(trials, 'own trial')].join(', ')
  return (
    <Section title="What this week rests on" meta="frozen with the last signature" flush>
      <DataList
        items={[
          { term: 'Judged', value: judged, note: `From ${from} and ${plural(Object.keys(report.sources).length, 'source')}.` },
          { term: 'Policy', value: report.policy.policyVersion, note: <Hash value={report.policy.sha256} /> },
          { term: 'Engine', value: report.policy.content.engineVersion },
          {
            term: 'SHA-256',
            value: (
              <Row value={sha256}>
                <CopyButton value={sha256} label="Copy the hash" />
              </Row>
            ),
            note: (
              <>
                Of the JSON file above, byte for byte: <span className="font-mono">sha256sum</span> gives the same.{' '}
                <a className="link" href="/verify">
                  Verify
                </a>{' '}
                takes the JSON or the PDF and says which part of the data was altered, if any.
              </>
            ),
          },
          ...(report.seal
            ? [{ term: 'Evidence', value: <Hash value={report.seal.evidence} />, note: 'Merkle root of everything that was signed.' }]
            : []),
          {
            term: 'Week before',
            value: report.previousSha256 ? <Hash value={report.previousSha256} /> : 'none: the first signed week',
            note: report.previousSha256 && since ? `SHA-256 of ${since}, which this week names in its own content.` : null,
          },
        ]}
      />
    </Section>
  )
}

function Row({ value, children }: { value: string; children: ReactNode }) {
  return (
    <span className="flex flex-wrap items-center gap-x-3">
      <Hash value={value} />
      <span data-print="hide">{children}</span>
    </span>
  )
}

function Hash({ value }: { value: string }) {
  return <span className="font-mono text-sm break-all">{value}</span>
}
