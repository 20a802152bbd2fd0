import clsx from 'clsx'
import Link from 'next/link'
import { AxisGround, AxisLabels, across } from '@/components/charts/axis'
import { At, Mark, PooledDiamond, Whiskers } from '@/components/charts/mark'
import { EvidenceMark } from '@/components/verdict/evidence-mark'
import { evidenceFace } from '@/lib/domain/evidence-kind'
import type { Forest, ForestRow } from '@/lib/domain/forest'

/**
 * All evidence about a pair on one axis, parity with the incumbent in the middle. It is a table whose middle column is drawn, so that readers of
 * screens get the same rows, names, links and numbers. On narrow screens each name stands above its line.
 */
export function ForestPlot({ plot, caption }: { plot: Forest; caption: string }) {
  return (
    <table className="w-full border-separate border-spacing-0 text-left max-sm:block">
      <caption className="sr-only">{caption}</caption>
      <thead className="max-sm:block">
        <tr className="text-sm text-muted max-sm:block">
          <th scope="col" className="h-8.5 w-[30%] border-b pr-4 font-normal max-sm:sr-only">
            Evidence
          </th>
          <th scope="col" className="border-b font-normal max-sm:block max-sm:h-8.5">
            <Ends plot={plot} />
          </th>
          <th scope="col" className="w-40 border-b pl-4 text-right font-normal whitespace-nowrap max-sm:sr-only">
            Points, 90% interval
          </th>
        </tr>
      </thead>
      <tbody className="max-sm:block">
        {plot.rows.map((row) => (
          <Row key={row.id} row={row} plot={plot} />
        ))}
      </tbody>
      <tfoot className="max-sm:block">
        <tr className="max-sm:block">
          <td className="max-sm:hidden" />
          <td className="pt-1 max-sm:block">
            <AxisLabels ticks={plot.ticks} />
            <p className="pt-0.5 text-center text-xs text-muted">
              line: parity with {plot.incumbentName} · shaded: {plot.bandText}
            </p>
          </td>
          <td className="max-sm:hidden" />
        </tr>
      </tfoot>
    </table>
  )
}

function Ends({ plot }: { plot: Forest }) {
  return (
    <span className="flex h-full items-center justify-between gap-3">
      <span className="min-w-0 truncate">
        <span aria-hidden="true">← </span>
        {plot.leftEnd}
      </span>
      <span className="min-w-0 truncate text-right">
        {plot.rightEnd}
        <span aria-hidden="true"> →</span>
      </span>
    </span>
  )
}

function Row({ row, plot }: { row: ForestRow; plot: Forest }) {
  const pooled = row.kind === 'pooled'
  const rule = clsx(pooled && 'sm:border-t sm:border-t-ink', row.href && 'group-hover/row:bg-surface')
  return (
    <tr
      className={clsx(
        'group/row relative max-sm:grid max-sm:grid-cols-[1fr_auto] max-sm:items-baseline max-sm:border-b',
        pooled && 'max-sm:border-t max-sm:border-t-ink',
      )}
    >
      <th scope="row" className={clsx('py-1.5 pr-4 font-normal max-sm:pb-0 sm:border-b', rule)}>
        <Name row={row} />
      </th>
      <td className={clsx('relative h-8.5 max-sm:order-3 max-sm:col-span-2 max-sm:block sm:border-b', rule)}>
        <Drawing row={row} plot={plot} />
      </td>
      <td className={clsx('py-1.5 pl-4 text-right whitespace-nowrap max-sm:pb-0 max-sm:pl-0 sm:border-b', rule)}>
        <Values row={row} />
      </td>
    </tr>
  )
}

/** The whole row opens its claim, and the ring of focus goes round the row. */
const rowTarget = clsx(
  'quiet-link after:absolute after:inset-0 after:z-1 focus-visible:outline-none',
  'focus-visible:after:rounded-sm focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent',
)

function Name({ row }: { row: ForestRow }) {
  const label = row.href ? (
    <Link href={row.href} className={rowTarget}>
      {row.label}
    </Link>
  ) : (
    row.label
  )
  if (row.kind === 'pooled') return <span className="font-semibold">{label}</span>
  return (
    <span className="flex gap-2">
      <span className="flex h-5 items-center" title={evidenceFace(row.kind).label}>
        <EvidenceMark kind={row.kind} bare />
      </span>
      <span className="min-w-0 wrap-break-word">
        {label}
        {row.sublabel ? <span className="block text-sm text-muted">{row.sublabel}</span> : null}
      </span>
    </span>
  )
}

function Values({ row }: { row: ForestRow }) {
  return (
    <>
      <span aria-hidden="true" className={clsx(row.kind === 'pooled' && 'font-semibold', row.shape === 'none' && 'text-faint')}>
        {row.intervalText}
      </span>
      {row.rawText ? (
        <span aria-hidden="true" className="block text-sm text-muted">
          published {row.rawText}
        </span>
      ) : null}
      <span className="sr-only">{row.description}</span>
    </>
  )
}

function Drawing({ row, plot }: { row: ForestRow; plot: Forest }) {
  const interested = row.kind === 'vendor' || row.kind === 'collaborative' || row.kind === 'unknown'
  const color = interested ? 'var(--faint)' : 'var(--ink)'
  const { at, from, to, raw } = row
  const diamond = row.shape === 'pooled' && at !== null && from !== null && to !== null
  return (
    <svg aria-hidden="true" focusable="false" width="100%" height="100%" className="absolute inset-0 size-full overflow-visible">
      <AxisGround band={plot.band} parity={plot.parity} ticks={plot.ticks} />
      {at === null ? null : raw === null ? null : <Published from={raw} to={at} />}
      {diamond ? (
        <PooledDiamond at={at} from={from} to={to} />
      ) : (
        <>
          <Whiskers {...row} color={color} />
          {at === null ? null : <Mark at={at} shape={row.shape} side={Math.round(12 * row.size)} color={color} />}
        </>
      )}
    </svg>
  )
}

/** From the published value, a small ring, down to what is counted. */
function Published({ from, to }: { from: number; to: number }) {
  return (
    <>
      <line
        x1={across(from)}
        x2={across(to)}
        y1="50%"
        y2="50%"
        stroke="var(--faint)"
        strokeDasharray="1 3"
        strokeLinecap="round"
        strokeWidth={1.5}
      />
      <At x={from}>
        <circle r="3.5" fill="var(--paper)" stroke="var(--faint)" strokeWidth={1.25} />
      </At>
    </>
  )
}
