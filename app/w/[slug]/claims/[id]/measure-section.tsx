import Link from 'next/link'
import type { ReactNode } from 'react'
import { DataList, DoesNotApply } from '@/components/ui/data-list'
import { Section } from '@/components/ui/section'
import { Time } from '@/components/ui/time'
import { EvidenceMark } from '@/components/verdict/evidence-mark'
import { type BenchmarkDimension, benchmarkTitle, metricLabels } from '@/lib/domain/benchmark'
import type { Claim } from '@/lib/domain/claim'
import { dimensionLabel } from '@/lib/domain/dimension'
import { statedSettings } from '@/lib/domain/evidence/stated-settings'
import { evidenceFace } from '@/lib/domain/evidence-kind'
import { taskLabel } from '@/lib/domain/task'
import { formatNumber } from '@/lib/format'
import type { ClaimView } from '@/lib/services/claim-view'
import { figure, sampleOf } from '../figure'
import { Anchor } from './anchor'

type MeasureProps = { view: ClaimView; base: string }

const notStated = <span className="text-muted">not stated</span>
const notNoted = <span className="text-muted">not noted here</span>

/** "0 to 100, higher is better": the scale a figure stands on. */
export function scaleText({ min, max, higherIsBetter }: Pick<BenchmarkDimension, 'min' | 'max' | 'higherIsBetter'>): string {
  const range =
    min !== null && max !== null
      ? `${figure(min)} to ${figure(max)}`
      : min !== null
        ? `from ${figure(min)}`
        : max !== null
          ? `up to ${figure(max)}`
          : 'no fixed range'
  return `${range}, ${higherIsBetter ? 'higher' : 'lower'} is better`
}

const countsAs = (dimension: BenchmarkDimension | null): string | null =>
  dimension === null ? null : dimension.dimension ? dimensionLabel(dimension.dimension) : 'none of the workspace’s dimensions'

const rankText = ({ rank, tableSize }: Pick<Claim, 'rank' | 'tableSize'>): string | null =>
  rank === null ? null : tableSize === null ? formatNumber(rank) : `${formatNumber(rank)} of ${formatNumber(tableSize)}`

/** What was measured, and on which scale. */
export function MeasuredSection({ view: { claim, benchmark, dimension }, base }: MeasureProps) {
  const wordsOnly = claim.value === null && claim.wins === null
  return (
    <Section title="What was measured" flush>
      <DataList
        items={[
          {
            key: 'benchmark',
            term: <Anchor at="benchmark">Benchmark</Anchor>,
            value: benchmark ? (
              <Link className="link" href={`${base}/benchmarks/${benchmark.id}`}>
                {benchmarkTitle(benchmark)}
              </Link>
            ) : (
              <DoesNotApply />
            ),
            note: benchmark?.maintainer,
          },
          {
            key: 'dimension',
            term: <Anchor at="dimension">Dimension</Anchor>,
            value: benchmark ? (dimension?.name ?? claim.dimensionId) : <DoesNotApply />,
            note: dimension ? metricLabels[dimension.metric] : null,
          },
          { term: 'Counts as', value: benchmark ? countsAs(dimension) : <DoesNotApply /> },
          { term: 'Task', value: taskLabel(claim.task) },
          {
            key: 'unit',
            term: <Anchor at="unit">Unit</Anchor>,
            value: claim.value === null ? <DoesNotApply /> : claim.unit,
            note: dimension ? scaleText(dimension) : null,
          },
          { term: 'Sample', value: wordsOnly ? <DoesNotApply /> : sampleOf(claim.sampleSize, claim.sampleUnit) },
          { term: 'Published rank', value: wordsOnly ? <DoesNotApply /> : rankText(claim) },
        ]}
      />
    </Section>
  )
}

function interestText({ claim, model, interest }: ClaimView): ReactNode {
  if (interest === null) return claim.evaluatorKind === 'unknown' ? notStated : 'none known'
  if (interest.id === model.vendor.id) return `${interest.name}, which makes the model`
  return claim.evaluatorKind === 'vendor' ? `${interest.name}, a rival of ${model.vendor.name}` : interest.name
}

/** Who an evaluator is can be typed by anybody: what no catalogue confirms is said to be the team’s word. */
const kindNote = ({ claim, kindByTeam }: ClaimView, meaning: string): string | null =>
  kindByTeam ? 'Kind stated by the team: no catalogue knows this evaluator as such.' : claim.evaluatorKind === 'vendor' ? null : meaning

/** Who stands behind the figure, and when it was made. */
export function EvaluatorSection({ view }: { view: ClaimView }) {
  const { claim } = view
  const face = evidenceFace(claim.evaluatorKind)
  return (
    <Section title="Who ran it" flush>
      <DataList
        items={[
          { term: 'Evaluator', value: claim.evaluatorOrg },
          {
            key: 'evaluator',
            term: <Anchor at="evaluator">Kind</Anchor>,
            value: <EvidenceMark kind={claim.evaluatorKind} />,
            note: kindNote(view, face.meaning),
          },
          { key: 'interest', term: <Anchor at="interest">Shares the interest of</Anchor>, value: interestText(view) },
          { term: 'Evaluated', value: claim.evaluatedOn ? <Time value={claim.evaluatedOn} /> : notStated },
          { key: 'published', term: <Anchor at="published">Published</Anchor>, value: <Time value={claim.publishedOn} /> },
        ]}
      />
    </Section>
  )
}

/** How the clips were made: each setting, or that it was not stated. */
export function SettingsSection({ view: { claim } }: { view: ClaimView }) {
  const stated = statedSettings(claim)
  const disclosed = claim.settingsDisclosed
  const missing = disclosed ? notNoted : notStated
  return (
    <Section title="Settings" meta="read off the claim’s own words" flush>
      <DataList
        items={[
          {
            key: 'disclosed',
            term: <Anchor at="disclosed">Disclosed</Anchor>,
            value: disclosed === null ? notStated : disclosed ? 'yes, by the publisher' : 'no: the publisher keeps them to itself',
            note: disclosed ? 'What is not noted here has to be looked up at the publisher.' : null,
          },
          { key: 'variant', term: <Anchor at="variant">Variant</Anchor>, value: claim.variant ?? missing },
          { term: 'Resolution', value: stated.resolution === null ? missing : `${stated.resolution}p` },
          { term: 'Length', value: stated.seconds === null ? missing : `${figure(stated.seconds)} s` },
          { term: 'Frame rate', value: stated.fps === null ? missing : `${figure(stated.fps)} fps` },
          { term: 'Sound', value: stated.audio === null ? missing : stated.audio ? 'with audio' : 'silent' },
          { key: 'settings', term: <Anchor at="settings">Other settings</Anchor>, value: claim.settings ?? missing },
        ]}
      />
    </Section>
  )
}
