import { EvidenceMark } from '@/components/verdict/evidence-mark'
import type { EvidenceKind } from '@/lib/domain/evidence-kind'
import type { Print } from '@/lib/domain/print/print'
import { Ruled } from './ruled'
import { Below, Cites, Heading, SmallHeading, StatusWord } from './words'

/** What everything rests on: claims against their support, the policy, the method, every claim and every source. */
export function Appendix({ print }: { print: Print }) {
  return (
    <>
      <Claimed print={print} />
      <Policy print={print} />
      <Claims print={print} />
      <Sources print={print} />
    </>
  )
}

const headsOf = (...texts: string[]) => texts.map((text) => ({ text }))

function Claimed({ print }: { print: Print }) {
  return (
    <section className="break-before-page">
      <Heading>Claimed against supported</Heading>
      {print.claimed.points.length === 0 ? (
        <p>No vendor advertises a lead over the incumbents of this team this week.</p>
      ) : (
        <Ruled
          label="Claimed against supported"
          heads={headsOf('Challenger', 'Dependency', 'Claimed, points', 'Supported, points', 'Gap', 'Status')}
          rows={print.claimed.points.map((point) => ({
            key: point.id,
            cells: [
              point.label,
              point.dependency,
              point.claimedText,
              point.supportedText,
              point.gap,
              <StatusWord key="status" status={point.status} />,
            ],
          }))}
        />
      )}
    </section>
  )
}

function Policy({ print }: { print: Print }) {
  return (
    <section className="break-before-page">
      <Heading>Policy and method</Heading>
      <p>
        Policy {print.policyVersion} is in force. A policy is never changed in the past; a new version counts from the week in which it is
        adopted.
      </p>
      <Ruled
        label="Thresholds"
        heads={headsOf('Threshold', 'Value')}
        rows={print.policy.thresholds.map(({ term, value }) => ({ key: term, cells: [term, value] }))}
      />
      <SmallHeading>Gates</SmallHeading>
      <Ruled
        label="Gates"
        heads={headsOf('Gate', 'Passes when', 'Accepted sources', 'Facts hold, days', 'Required')}
        rows={print.policy.gates.map(({ gate, rule, sources, maxAge, required }) => ({
          key: gate,
          cells: [gate, rule, sources, maxAge, required],
        }))}
      />
      <SmallHeading>Method in ten lines</SmallHeading>
      <ol className="list-decimal pl-5">
        {print.method.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ol>
    </section>
  )
}

function Claims({ print }: { print: Print }) {
  const rows = print.claims.map((claim) => ({
    key: claim.number,
    id: claim.number,
    cells: [
      claim.number,
      <>
        {claim.model}
        <Below>{claim.variant}</Below>
      </>,
      <>
        {claim.benchmark}
        <Below>{[claim.dimension, claim.locator].filter(Boolean).join(' · ')}</Below>
      </>,
      <>
        {claim.value}
        <Below>{claim.unit}</Below>
      </>,
      <>
        {claim.interval}
        <Below>{claim.sample}</Below>
      </>,
      <>
        <EvidenceMark kind={claim.mark as EvidenceKind} bare /> {claim.evaluator}
        <Below>{claim.kind}</Below>
      </>,
      <>
        {claim.published} <Cites numbers={claim.source ? [claim.source] : []} />
        <Below>{claim.relayed ? 'relayed' : null}</Below>
      </>,
    ],
  }))
  return (
    <section className="break-before-page">
      <Heading>Appendix A: claims cited</Heading>
      <p>
        Every published result that a verdict of this week rests on, as published. “—” means not published; “relayed” means that the source
        repeats another one.
      </p>
      <Ruled
        label="Claims cited"
        heads={headsOf('No.', 'Model', 'Benchmark, dimension, place', 'Value', '95% interval, sample', 'Who ran it', 'Published, source')}
        rows={rows}
      />
    </section>
  )
}

function Sources({ print }: { print: Print }) {
  const rows = print.sources.map((source) => ({
    key: source.number,
    id: source.number,
    cells: [
      source.number,
      <>
        <b>{source.title}</b>
        <span className="block break-all">
          {source.href ? (
            <a className="link" href={source.href} rel="noreferrer">
              {source.address}
            </a>
          ) : (
            source.address
          )}
        </span>
        {source.sha256 ? <span className="block font-mono text-xs break-all text-muted">SHA-256 {source.sha256}</span> : null}
      </>,
      source.read,
    ],
  }))
  return (
    <section className="break-before-page">
      <Heading>Appendix B: sources</Heading>
      <p>Where each claim and fact was read. The SHA-256 is that of the stored copy, where one is kept.</p>
      <Ruled label="Sources" heads={headsOf('No.', 'Title and address', 'Read on')} rows={rows} />
    </section>
  )
}
