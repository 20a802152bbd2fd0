import Link from 'next/link'
import { Section } from '@/components/ui/section'
import { RowHead, Table, Td, Th, Tr } from '@/components/ui/table'
import { DemoMark } from '@/components/verdict/demo-mark'
import { type TrialLine, trialLines, trialText } from '@/lib/domain/trial-text'
import type { PairView } from './pair-view'

/** The team's own trials of this pair: counts, the four conditions of proof, and how strong the evidence is. */
export function TrialsSection({ pair, report, base }: PairView) {
  const lines = trialLines(pair)
  return (
    <Section id="trials" title="Own trials" meta="one outcome per prompt, by the majority of raters">
      {lines.length > 0 ? <Trials lines={lines} base={base} /> : null}
      <p className="max-w-3xl pt-3 text-muted">{trialText(pair, report)}</p>
    </Section>
  )
}

function Trials({ lines, base }: { lines: readonly TrialLine[]; base: string }) {
  return (
    <Table label="Own trials" minWidth="48rem">
      <thead>
        <tr>
          <Th fixed="narrow">Closed</Th>
          <Th numeric>Won</Th>
          <Th numeric>Lost</Th>
          <Th numeric>Tied</Th>
          <Th numeric>Planned prompts</Th>
          <Th>Conditions</Th>
          <Th>Counts as</Th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <Tr key={line.id}>
            <RowHead>
              <Link className="link" href={`${base}/trials/${line.id}`}>
                {line.closed}
              </Link>
            </RowHead>
            <Td numeric>{line.won}</Td>
            <Td numeric>{line.lost}</Td>
            <Td numeric>{line.tied}</Td>
            <Td numeric>{line.prompts}</Td>
            <Td>{line.conditions}</Td>
            <Td>
              {line.counts} {line.demo ? <DemoMark /> : null}
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  )
}
