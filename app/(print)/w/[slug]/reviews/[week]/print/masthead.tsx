import type { Print } from '@/lib/domain/print/print'
import { Quiet } from './words'

/** Whose week it is, in what state, and by whom. */
export function Masthead({ print }: { print: Print }) {
  const facts = [
    { term: 'Week', value: print.span },
    { term: 'State', value: `${print.state}${print.signed ? ': ' : '. '}${print.signedBy}` },
    { term: 'Verdicts as of', value: print.asOf },
    { term: 'Policy, engine', value: `${print.policyVersion}, ${print.engineVersion}` },
  ]
  return (
    <header>
      <p className="text-sm text-muted">Weekly audit of the video models the team depends on</p>
      <div className="flex items-baseline justify-between gap-4 border-b border-b-ink pb-1 text-2xl font-semibold">
        <h1>{print.team}</h1>
        <span>{print.week}</span>
      </div>
      <dl className="flex flex-wrap gap-x-8 gap-y-1 border-b py-1.5">
        {facts.map(({ term, value }) => (
          <div key={term} className="max-w-xl">
            <dt className="text-sm text-muted">{term}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {print.edition ? <p className="pt-1">{print.edition}</p> : null}
      {print.reconstructed ? <p className="pt-1 font-semibold">{print.reconstructed}</p> : null}
      {print.demo ? (
        <p className="pt-1 text-sm text-muted">
          Demo workspace: what the team itself put in is invented and marked “demo data”. Published figures are real and carry their
          sources.
        </p>
      ) : null}
    </header>
  )
}

/** How anybody can check the week without an account. */
export function Proof({ print }: { print: Print }) {
  return (
    <div className="break-inside-avoid border-y py-1.5 text-sm">
      <p className="text-muted">SHA-256 {print.signed ? 'of this week' : 'of this draft'}, that of its JSON file</p>
      <p className="font-mono break-all">{print.sha256}</p>
      <p className="pt-1 text-muted">
        Signed week before: <span className="font-mono">{print.previous}</span>
      </p>
      <p className="pt-1">
        Give the JSON or the PDF of this week to the page /verify of any Switchboard, without an account, or to the command{' '}
        <code className="font-mono">switchboard verify FILE</code>: both say whether the data is intact and, if not, which part was altered;
        of a PDF, the command also compares the printed pages with it.
        {print.evidence ? (
          <Quiet>
            {' '}
            Every signature covers the evidence <span className="font-mono">{print.evidence}</span>.
          </Quiet>
        ) : null}
      </p>
    </div>
  )
}
