import { Glyph } from '@/components/verdict/glyph'
import type { Print } from '@/lib/domain/print/print'
import type { SummaryRow } from '@/lib/domain/print/summary'
import { mustMoveGlyph } from '@/lib/domain/status'
import { Masthead, Proof } from './masthead'
import { Ruled } from './ruled'
import { Overrules, Signatures } from './word-of-the-team'
import { Below, Heading, StatusWord } from './words'

/** Page 1: the whole message for a reader who stops there. */
export function Front({ print }: { print: Print }) {
  return (
    <section>
      <Masthead print={print} />
      <Decide print={print} />
      <Heading>All dependencies</Heading>
      <Ruled label="All dependencies" heads={heads} rows={print.rows.map(summaryRow)} />
      <p className="pt-1 text-sm text-muted">{print.spend.note}</p>
      <Changes print={print} />
      <Overrules print={print} />
      <Signatures print={print} />
      {print.expiries.length > 0 ? (
        <>
          <Heading>Due or running out</Heading>
          <ul>
            {print.expiries.map(({ on, name, text, detail }) => (
              <li key={`${on} ${name} ${text}`}>
                {on}, <b>{name}</b>: {text} <span className="text-muted">{detail}</span>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      <Heading>Check this document</Heading>
      <Proof print={print} />
    </section>
  )
}

function Decide({ print }: { print: Print }) {
  return (
    <>
      <Heading>Decide this week</Heading>
      {print.decisions.length === 0 ? (
        <p>Nothing. No incumbent must be left, no switch is justified, and nothing is overdue or runs out within 14 days.</p>
      ) : (
        <ol className="list-decimal pl-5">
          {print.decisions.map(({ lead, text }) => (
            <li key={lead}>
              <b>{lead}</b>: {text}
            </li>
          ))}
        </ol>
      )}
      {print.undecided ? <p className="text-sm text-muted">{print.undecided}</p> : null}
      <p className="pt-1">
        <b>Spend at risk: {print.spend.atRisk}</b> {print.spend.total}.
      </p>
    </>
  )
}

const heads = [
  { text: 'Dependency' },
  { text: 'Incumbent → best challenger' },
  { text: 'Status' },
  { text: 'Points, 90% interval', numeric: true },
  { text: 'Spend a month', numeric: true },
  { text: 'This week' },
]

const summaryRow = (row: SummaryRow) => ({
  key: row.id,
  cells: [
    <>
      <a href={`#dependency-${row.id}`} className="link">
        {row.name}
      </a>
      <Below>{row.sub}</Below>
    </>,
    <>
      {row.incumbent} <span className="text-muted">{row.incumbentNote}</span>
      <span className="block">
        → {row.challenger} <span className="text-muted">{row.challengerNote}</span>
      </span>
    </>,
    <Verdict key="verdict" row={row} />,
    <>
      <b>{row.interval?.value ?? '—'}</b>
      <Below>{row.interval?.range}</Below>
    </>,
    <>
      {row.spend}
      <Below>{row.risk}</Below>
    </>,
    <>
      {row.action}
      <Below>{[row.actionNote, row.owner, row.worth].filter(Boolean).join(' · ')}</Below>
    </>,
  ],
})

function Verdict({ row }: { row: SummaryRow }) {
  return (
    <>
      {row.mustMove ? (
        <span className="flex items-center gap-1 font-semibold">
          <Glyph glyph={mustMoveGlyph} size={11} />
          Must move, {row.mustMove}
        </span>
      ) : null}
      <StatusWord status={row.status} />
      <Below>{row.was}</Below>
      {row.team ? (
        <span className="block">
          Team: <StatusWord status={row.team} />
        </span>
      ) : null}
    </>
  )
}

function Changes({ print }: { print: Print }) {
  return (
    <>
      <Heading>{print.since === '' ? 'What changed and why' : `What changed since ${print.since} and why`}</Heading>
      {print.since === '' ? <p>This is the first signed week; changes show from the next one on.</p> : null}
      {print.since !== '' && print.changes.length === 0 ? <p>No status changed, and no other challenger came first.</p> : null}
      <ul>
        {print.changes.map(({ id, name, text }) => (
          <li key={id}>
            <b>{name}</b>: {text}
          </li>
        ))}
      </ul>
    </>
  )
}
