import type { Print } from '@/lib/domain/print/print'
import type { SignaturePrint } from '@/lib/domain/print/signatures'
import { Ruled } from './ruled'
import { Below, Heading, StatusWord } from './words'

/** What the team decides instead of the engine, both verdicts side by side. */
export function Overrules({ print }: { print: Print }) {
  if (print.overrides.length === 0) return null
  const heads = [{ text: 'Dependency, challenger' }, { text: 'The engine says' }, { text: 'The team decides' }, { text: 'Reason, by whom' }]
  const rows = print.overrides.map((line) => ({
    key: `${line.id} ${line.challenger} ${line.goal}`,
    cells: [
      <>
        {line.name}
        <Below>{[line.challenger, line.goal].filter(Boolean).join(', ')}</Below>
      </>,
      <StatusWord key="engine" status={line.engine} />,
      <StatusWord key="team" status={line.team} />,
      <>
        {line.reason}
        <Below>{line.by}</Below>
      </>,
    ],
  }))
  return (
    <>
      <Heading>Overruled by the team</Heading>
      <Ruled label="Overruled by the team" heads={heads} rows={rows} />
    </>
  )
}

/** Who signed, and whoever dissents with the reason. */
export function Signatures({ print }: { print: Print }) {
  const heads = [
    { text: 'Name' },
    { text: 'Role' },
    { text: 'Decision' },
    { text: `Time, ${print.zone}` },
    { text: 'Remark, dissent and reason' },
  ]
  const rows = print.signatures.map((line) => ({
    key: `${line.name} ${line.at}`,
    cells: [
      line.name,
      line.role,
      line.dissents ? <b key="decision">{line.decision}</b> : line.decision,
      line.at,
      <Said key="said" line={line} />,
    ],
  }))
  return (
    <>
      <Heading>Signatures</Heading>
      {rows.length === 0 ? (
        <p>DRAFT – not signed. The verdicts may still change until the week is signed; signing freezes it with everything it rests on.</p>
      ) : (
        <Ruled label="Signatures" heads={heads} rows={rows} />
      )}
    </>
  )
}

function Said({ line }: { line: SignaturePrint }) {
  if (line.note === null && line.on.length === 0) return <span className="text-muted">no remark</span>
  return (
    <>
      {line.note === null ? null : (
        <>
          {line.dissents ? <b>Reason: </b> : null}
          {line.note}
        </>
      )}
      {line.on.map(({ id, name, note }) => (
        <span key={id} className="block">
          <b>Dissents on {name}:</b> {note}
        </span>
      ))}
    </>
  )
}
