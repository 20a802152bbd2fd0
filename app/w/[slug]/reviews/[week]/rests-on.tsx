import { CopyButton } from '@/components/ui/copy-button'
import { DataList } from '@/components/ui/data-list'
import { Section } from '@/components/ui/section'
import { plural } from '@/lib/format'
import type { Review } from '@/lib/services/review'

/** The inputs that a signature covers, and the hash by which anybody can check them. */
export function RestsOn({ review, base }: { review: Review; base: string }) {
  const { report, sha256, state } = review.view
  const pairs = report.dependencies.flatMap((entry) => entry.pairs)
  const facts = new Set(pairs.flatMap((pair) => pair.facts.map((fact) => fact.id)))
  const trials = new Set(pairs.flatMap((pair) => pair.trials.map((trial) => trial.id)))
  return (
    <Section
      title="What this week rests on"
      meta={state === 'signed' ? 'frozen with the signature' : 'live until the week is signed'}
      flush
    >
      <DataList
        columns={2}
        items={[
          {
            term: 'Judged',
            value: `${plural(report.dependencies.length, 'dependency', 'dependencies')}, ${plural(pairs.length, 'verdict')}`,
          },
          {
            term: 'From',
            value: [
              plural(Object.keys(report.claims).length, 'claim'),
              plural(facts.size, 'fact'),
              plural(trials.size, 'own trial'),
              plural(Object.keys(report.sources).length, 'source'),
            ].join(', '),
          },
          { term: 'Policy', value: `${report.policy.policyVersion}`, note: <Hash value={report.policy.sha256} /> },
          { term: 'Engine', value: report.policy.content.engineVersion },
        ]}
      />
      <DataList
        items={[
          {
            term: state === 'signed' ? 'SHA-256' : 'Evidence so far',
            value: (
              <span className="flex flex-wrap items-center gap-x-3">
                <Hash value={sha256} />
                <span data-print="hide">
                  <CopyButton value={sha256} label="Copy the hash" />
                </span>
              </span>
            ),
            note:
              state === 'open' ? (
                'Root of a Merkle tree over every input, every verdict and what the team decides otherwise. A signature is given on it.'
              ) : (
                <>
                  Of the{' '}
                  <a className="link" href={`${base}/reviews/${report.week}/json`}>
                    canonical JSON
                  </a>{' '}
                  of this week (RFC 8785), which holds every input, every verdict and the signatures. Anybody can check it at{' '}
                  <a className="link" href="/verify">
                    /verify
                  </a>{' '}
                  without an account.
                </>
              ),
          },
          { term: 'Files', value: <Files review={review} base={base} /> },
          {
            term: 'Week before',
            value: report.previousSha256 ? <Hash value={report.previousSha256} /> : 'none: the first signed week',
            note:
              report.previousSha256 && review.since ? (
                <>
                  SHA-256 of{' '}
                  <a className="link" href={`${base}/reviews/${review.since}`}>
                    {review.since}
                  </a>
                  , which this week names in its own content.
                </>
              ) : null,
          },
        ]}
      />
    </Section>
  )
}

/** This edition as files and as a page for printing. */
function Files({ review, base }: { review: Review; base: string }) {
  const { week, edition } = review.view.report
  const [newest] = review.editions
  const asked = newest && newest.edition !== edition ? `edition=${edition}` : ''
  const hrefOf = (file: string, more = '') =>
    `${base}/reviews/${week}/${file}${asked || more ? `?${[asked, more].filter(Boolean).join('&')}` : ''}`
  const links = [
    ['PDF, A4', hrefOf('pdf')],
    ['PDF, Letter', hrefOf('pdf', 'paper=letter')],
    ['Page for printing', hrefOf('print')],
    ['CSV', hrefOf('csv')],
    ['JSON', hrefOf('json')],
  ]
  return (
    <span className="flex flex-wrap gap-x-4">
      {links.map(([label, href]) => (
        <a key={label} className="link" href={href}>
          {label}
        </a>
      ))}
    </span>
  )
}

function Hash({ value }: { value: string }) {
  return <span className="font-mono text-sm break-all">{value}</span>
}
