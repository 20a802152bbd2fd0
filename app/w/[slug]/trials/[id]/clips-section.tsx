import { TriangleAlert } from 'lucide-react'
import { Badge } from '@/components/ui/badge'
import { Section } from '@/components/ui/section'
import { RowHead, Table, Td, Th, Tr } from '@/components/ui/table'
import type { TrialSide } from '@/lib/domain/trial-vote'
import { formatNumber, notPublished, plural } from '@/lib/format'
import type { ClipNames } from '@/lib/services/trial-clip-manifest'
import type { ClipCell, ClipMatrix, ClipRow } from '@/lib/services/trial-clip-matrix'
import { ClipFailureForm } from './clip-failure'
import { ClipRemove } from './clip-remove'
import { ClipUpload } from './clip-upload'

type ClipsSectionProps = { slug: string; matrix: ClipMatrix; names: ClipNames }

const says: Record<ClipMatrix['state'], string> = {
  draft: 'Lock the plan first: clips that somebody has seen could shape it.',
  open: 'Clips can be replaced and taken out until the first vote.',
  voting: 'Votes are being cast: missing clips can still be added, the others stay.',
  over: 'The trial is over: its clips stay as they were judged.',
}

/** What both sides made for each prompt, where the two differ, and the place to send clips to. */
export function ClipsSection({ slug, matrix, names }: ClipsSectionProps) {
  const { state, rows, counts } = matrix
  const takes = state === 'open' || state === 'voting'
  const meta = [
    `${counts.ready} of ${plural(rows.length, 'pair')} ready`,
    counts.settled > 0 ? `${counts.settled} without a clip` : null,
    counts.waiting > 0 ? `${counts.waiting} waiting` : null,
    counts.mismatched > 0 ? `${plural(counts.mismatched, 'pair')} differ${counts.mismatched === 1 ? 's' : ''}` : null,
  ]
  return (
    <Section title="Clips" id="clips" meta={state === 'draft' ? null : meta.filter(Boolean).join(' · ')}>
      <div className="flex flex-col gap-4">
        <p className="text-muted">{says[state]}</p>
        {takes ? (
          <ClipUpload
            base={`/w/${slug}/trials/${matrix.trialId}/clips`}
            prompts={names.prompts}
            words={names.words}
            titles={names.titles}
          />
        ) : null}
        {state === 'draft' ? null : <ClipTable slug={slug} matrix={matrix} titles={names.titles} />}
      </div>
    </Section>
  )
}

const sides: readonly TrialSide[] = ['incumbent', 'challenger']
const sideNames = { incumbent: 'Incumbent', challenger: 'Challenger' }

function ClipTable({ slug, matrix, titles }: { slug: string; matrix: ClipMatrix; titles: ClipNames['titles'] }) {
  return (
    <Table label="Clips by prompt" minWidth="60rem" fill={matrix.rows.length > 30}>
      <thead>
        <tr>
          <Th fixed="narrow">Prompt</Th>
          {sides.map((side) => (
            <Th key={side}>
              {sideNames[side]} <span className="text-faint">{titles[side]}</span>
            </Th>
          ))}
          <Th>Differences, challenger first</Th>
        </tr>
      </thead>
      <tbody>
        {matrix.rows.map((row) => (
          <Tr key={row.promptId}>
            <RowHead>
              <span className="flex max-w-72 gap-2">
                <span className="min-w-5 shrink-0 text-right text-muted">{row.number}</span>
                <span className="truncate" title={row.text}>
                  {row.text}
                </span>
              </span>
            </RowHead>
            {sides.map((side) => (
              <Td key={side}>
                <Clip slug={slug} matrix={matrix} row={row} side={side} />
              </Td>
            ))}
            <Td>
              <Differences row={row} />
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  )
}

function Differences({ row: { mismatches, clips } }: { row: ClipRow }) {
  const both = clips.challenger?.state === 'ready' && clips.incumbent?.state === 'ready'
  if (mismatches.length === 0) return <span className="text-muted">{both ? 'none' : notPublished}</span>
  return (
    <span className="flex max-w-72 items-start gap-1.5 text-sm">
      <TriangleAlert aria-hidden="true" className="mt-0.5 size-3.5 shrink-0" />
      <span>{mismatches.join(' · ')}</span>
    </span>
  )
}

type ClipProps = { slug: string; matrix: ClipMatrix; row: ClipRow; side: TrialSide }

function Clip({ slug, matrix: { trialId, state }, row, side }: ClipProps) {
  const cell = row.clips[side]
  const place = `prompt ${row.number}, ${side}`
  const target = { slug, trialId, promptId: row.promptId, side, place }
  const canFill = state === 'open' || (state === 'voting' && cell === null)
  return (
    <span className="flex flex-wrap items-center gap-x-2 gap-y-0.5">
      {cell === null ? (
        <Badge tone="dashed">missing</Badge>
      ) : (
        <ClipText cell={cell} href={`/w/${slug}/trials/${trialId}/clips/`} place={place} />
      )}
      <span className="flex">
        {canFill && cell?.state !== 'failed' && cell?.state !== 'refused' ? <ClipFailureForm {...target} /> : null}
        {state === 'open' && cell !== null ? <ClipRemove {...target} /> : null}
      </span>
    </span>
  )
}

function ClipText({ cell, href, place }: { cell: ClipCell; href: string; place: string }) {
  if (cell.state !== 'ready')
    return (
      <>
        <Badge>{cell.state}</Badge>
        <span className="max-w-56 text-sm text-muted">{cell.reason}</span>
      </>
    )
  const { width, height, frameRate, seconds, hasAudio, hasPoster } = cell
  return (
    <a
      className="quiet-link whitespace-nowrap"
      href={`${href}${cell.id}`}
      target="_blank"
      rel="noreferrer"
      aria-label={`Watch the clip of ${place}`}
    >
      {hasPoster ? (
        // biome-ignore lint/performance/noImgElement: the picture is small already, and its address is for members only
        <img
          src={`${href}${cell.id}?poster`}
          alt=""
          width={48}
          height={27}
          loading="lazy"
          className="mr-2 inline-block h-[27px] w-12 rounded-sm object-cover"
        />
      ) : null}
      {width} × {height} · {Number(frameRate.toFixed(2))} fps · {formatNumber(seconds, 1)} s · {hasAudio ? 'sound' : 'silent'}
    </a>
  )
}
