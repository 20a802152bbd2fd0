import { CopyButton } from '@/components/ui/copy-button'
import { DataList } from '@/components/ui/data-list'
import { Notice } from '@/components/ui/notice'
import { Section } from '@/components/ui/section'
import { RowHead, Table, Td, Th, Tr } from '@/components/ui/table'
import { proofConditions } from '@/lib/domain/trial-conditions'
import { seedPolicies } from '@/lib/domain/trial-plan'
import { formatNumber, plural } from '@/lib/format'
import { StopRules } from '../new/stop-rules'
import { goalWords } from '../trial-words'
import type { TrialView } from './trial-view'

/** The plan as it was written down before the first vote, and the hash that it was locked with. */
export function PlanSection({ trial, part, kept }: TrialView) {
  const { settings, hypothesis, goal, plannedPrompts, ratersPerPrompt, lookEvery, planSha256, planIntact, note, namesReason, namesByName } =
    trial
  return (
    <Section id="plan" title="Plan" meta={planSha256 ? 'locked: nothing in it can change' : 'draft'}>
      {planIntact ? null : (
        <Notice tone="error" title="The plan no longer has the hash that it was locked with">
          Somebody changed it in the database, past the product. Do not use this trial as proof.
        </Notice>
      )}
      <DataList
        columns={2}
        items={[
          { term: 'Hypothesis', value: kept ? <Kept part={part} /> : hypothesis },
          { term: 'Question', value: goal ? goalWords[goal] : null },
          { term: 'Prompts, at most', value: formatNumber(plannedPrompts), note: `a look after every ${formatNumber(lookEvery)}` },
          { term: 'People per prompt', value: formatNumber(ratersPerPrompt), note: 'the majority decides; no majority is a tie' },
          {
            term: 'Clips',
            value: settings
              ? `${settings.resolution}, ${formatNumber(settings.seconds, 1)} s, ${settings.audio ? 'with sound' : 'silent'}`
              : null,
            note: settings ? `best of ${plural(settings.attempts, 'attempt')}` : null,
          },
          { term: 'Seeds', value: seedPolicies.find(({ id }) => id === settings?.seedPolicy)?.label ?? null },
          { term: 'Conditions', value: <Conditions trial={trial} /> },
          ...(note ? [{ term: 'Note', value: kept ? <Kept part={part} /> : note }] : []),
          ...(namesReason && !kept
            ? [{ term: 'Prompts that name a side', value: `shown, because: ${namesReason}`, note: `decided by ${namesByName}` }]
            : []),
          {
            term: 'Hash of the plan',
            value: planSha256 ? (
              <span className="flex items-start gap-2">
                <code className="font-mono text-sm break-all">{planSha256}</code>
                <CopyButton value={planSha256} label="Copy the hash" iconOnly />
              </span>
            ) : (
              <span className="text-muted">none before the lock</span>
            ),
            note: planSha256 ? 'SHA-256 of its canonical JSON' : null,
          },
        ]}
      />
      <div className="pt-3">
        <StopRules />
      </div>
      {kept ? (
        <p className="pt-3 text-muted">
          {plural(trial.prompts.length, 'prompt')}: <Kept part={part} />
        </p>
      ) : (
        <Prompts trial={trial} />
      )}
    </Section>
  )
}

/** In place of what would tell a rater which side is expected to be weak where. */
function Kept({ part }: Pick<TrialView, 'part'>) {
  return <span className="text-muted">hidden from you until the reveal, since you {part === 'rates' ? 'vote' : 'may vote'}</span>
}

function Conditions({ trial }: Pick<TrialView, 'trial'>) {
  return (
    <ul>
      {proofConditions.map(({ key, planned, kept, broken }) => (
        <li key={key}>{!trial[key] ? broken : trial.revealedAt === null ? planned : kept}</li>
      ))}
    </ul>
  )
}

function Prompts({ trial: { prompts } }: Pick<TrialView, 'trial'>) {
  if (prompts.length === 0) return null
  return (
    <details className="pt-3">
      <summary className="cursor-pointer font-semibold">{plural(prompts.length, 'prompt')}</summary>
      <Table label="Prompts of the plan" minWidth="32rem">
        <thead>
          <tr>
            <Th numeric>No.</Th>
            <Th>Prompt</Th>
            <Th>Use case</Th>
          </tr>
        </thead>
        <tbody>
          {prompts.map(({ id, text, useCase }, index) => (
            <Tr key={id}>
              <Td numeric>{index + 1}</Td>
              <RowHead className="font-normal wrap-anywhere whitespace-pre-line">{text}</RowHead>
              <Td>{useCase ?? <span className="text-muted">none</span>}</Td>
            </Tr>
          ))}
        </tbody>
      </Table>
    </details>
  )
}
