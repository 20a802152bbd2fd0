import { ForestPlot } from '@/components/charts/forest-plot'
import { DemoMark } from '@/components/verdict/demo-mark'
import type { Forest } from '@/lib/domain/forest'
import type { DependencyPrint, HeadlinePrint } from '@/lib/domain/print/dependency'
import { Gates } from './gates'
import { Ruled } from './ruled'
import { Heading, Quiet, SmallHeading, StatusWord } from './words'

type Props = { dependency: DependencyPrint; plot: Forest | null }

/** One dependency: the verdict in a sentence, then what it rests on. */
export function DependencyPart({ dependency, plot }: Props) {
  const { headline } = dependency
  return (
    <section className="break-before-page">
      <Heading id={`dependency-${dependency.id}`}>{dependency.name}</Heading>
      <p className="text-sm">
        {dependency.needs.map(({ term, value }, index) => (
          <span key={term}>
            {index > 0 ? ' · ' : null}
            <Quiet>{term}</Quiet> {value}
          </span>
        ))}{' '}
        {dependency.demo ? <DemoMark /> : null}
      </p>
      {dependency.note ? <p className="text-sm text-muted">{dependency.note}</p> : null}
      {headline === null ? (
        <p>No challenger can be weighed.</p>
      ) : (
        <p className="py-1.5">
          <StatusWord status={headline.status} /> <Quiet>{headline.versus}</Quiet>
          {dependency.mustMove ? <b> · {dependency.mustMove}</b> : null}
        </p>
      )}
      <Otherwise dependency={dependency} />
      {headline === null ? null : <Headline headline={headline} dependency={dependency} plot={plot} />}
      <Others dependency={dependency} />
    </section>
  )
}

/** What the team decided otherwise here, and who does not share a verdict. */
function Otherwise({ dependency }: { dependency: DependencyPrint }) {
  return (
    <>
      {dependency.overrides.map((line) => (
        <p key={`${line.challenger} ${line.goal}`} className="my-1 border-l-2 border-l-ink pl-2">
          Overruled for {line.challenger}
          {line.goal ? ` (${line.goal})` : null}: the engine says <StatusWord status={line.engine} />, the team decides{' '}
          <StatusWord status={line.team} />. {line.reason} <Quiet>{line.by}</Quiet>
        </p>
      ))}
      {dependency.dissents.map(({ name, note }) => (
        <p key={name} className="my-1 border-l-2 border-l-ink pl-2">
          <b>{name} dissents:</b> {note}
        </p>
      ))}
    </>
  )
}

function Headline({ headline, dependency, plot }: { headline: HeadlinePrint } & Props) {
  return (
    <>
      <p className="text-lg">{headline.sentence}</p>
      <dl className="my-1.5 grid grid-cols-3 gap-4 border-y py-1">
        {headline.levels.map(({ term, word, says }) => (
          <div key={term}>
            <dt className="text-sm text-muted">{term}</dt>
            <dd>
              <b>{word}</b> <span className="block text-sm text-muted">{says}</span>
            </dd>
          </div>
        ))}
      </dl>
      <p>
        <Quiet>This week</Quiet> <b>{headline.action}</b> <Quiet>{headline.sure}</Quiet>
      </p>
      {headline.gaps.length > 0 ? (
        <>
          <SmallHeading>What stands between this and a justified switch</SmallHeading>
          <ol className="list-decimal pl-5">
            {headline.gaps.map((gap) => (
              <li key={gap}>{gap}</li>
            ))}
          </ol>
        </>
      ) : null}
      <SmallHeading>Evidence</SmallHeading>
      {headline.noEvidence ? (
        <p>
          Nobody has published a comparison of these two models on this task, and there is no own trial. Nothing is known, so nothing is
          drawn.
        </p>
      ) : null}
      {plot ? <ForestPlot plot={plot} caption={`Evidence on ${headline.versus}`} /> : null}
      {headline.uncounted ? <p className="text-sm text-muted">{headline.uncounted}</p> : null}
      <Gates headline={headline} incumbent={dependency.incumbent} />
      <Money headline={headline} demo={dependency.demo} />
    </>
  )
}

function Money({ headline, demo }: { headline: HeadlinePrint; demo: boolean }) {
  const items = headline.economics.items.map(({ term, value, note }) => ({
    key: String(term),
    cells: [
      term,
      <>
        {value ?? '—'} <Quiet>{note}</Quiet>
      </>,
    ],
  }))
  return (
    <>
      <SmallHeading>Economics {demo ? <DemoMark /> : null}</SmallHeading>
      <p>{headline.economics.text}</p>
      <Ruled label="Economics" heads={[{ text: 'Figure' }, { text: 'Value' }]} rows={items} />
      <SmallHeading>Own trials</SmallHeading>
      {headline.trials.length > 0 ? (
        <Ruled
          label="Own trials"
          heads={['Closed', 'Won', 'Lost', 'Tied', 'Planned', 'Raters', 'Conditions', 'Counts as'].map((text) => ({ text }))}
          rows={headline.trials.map((trial, index) => ({
            key: `${trial.closed} ${index}`,
            cells: [trial.closed, trial.won, trial.lost, trial.tied, trial.prompts, trial.raters, trial.conditions, trial.counts],
          }))}
        />
      ) : null}
      <p>{headline.trialText}</p>
    </>
  )
}

function Others({ dependency }: { dependency: DependencyPrint }) {
  return (
    <>
      {dependency.others.length > 0 ? (
        <>
          <SmallHeading>Other challengers</SmallHeading>
          <Ruled
            label="Other challengers"
            heads={['Challenger', 'Status', 'Points, 90% interval', 'Gates', 'Pays back', 'What is missing'].map((text) => ({ text }))}
            rows={dependency.others.map((pair, index) => ({
              key: `${pair.challenger} ${index}`,
              cells: [
                pair.challenger,
                <StatusWord key="status" status={pair.status} />,
                <>
                  <b>{pair.value}</b> <Quiet>{pair.range}</Quiet>
                </>,
                pair.gates,
                pair.pays,
                pair.gap,
              ],
            }))}
          />
        </>
      ) : null}
      {dependency.refused.length > 0 ? (
        <>
          <SmallHeading>Not weighed</SmallHeading>
          <ul>
            {dependency.refused.map(({ challenger, sentence }) => (
              <li key={challenger}>
                <b>{challenger}</b>: {sentence}
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </>
  )
}
