'use client'

import { type ReactNode, useCallback, useState } from 'react'
import type { Pair } from '@/lib/domain/trial-vote'
import { ClipTrouble, type Trouble } from './clip-trouble'
import { type Draft, emptyDraft, gapOf } from './draft'
import { type FaultOption, OpinionFields } from './opinion-fields'
import { differencesOf } from './pair-differences'
import { PairStage } from './pair-stage'
import { PromptCard } from './prompt-card'
import { ReportClip, type SendReport, type TroubleOption } from './report-clip'
import type { useClips } from './use-clips'
import { type Side, sides, type ViewSettings } from './view-settings'
import { type Choice, VoteBar, watchFirst } from './vote-bar'

type Voting = { busy: boolean; onVote: (vote: { choice: Choice } & Draft) => void; onSay: (text: string) => void; onReport: SendReport }
type PairDeskProps = {
  pair: Pair
  clips: ReturnType<typeof useClips>
  settings: ViewSettings
  onSettings: (settings: ViewSettings) => void
  words: { faults: readonly FaultOption[]; troubles: readonly TroubleOption[] }
  onSkip: (() => void) | null
  /** Null for somebody who may only watch; they get what else is there to do. */
  voting: Voting | null
  watching: ReactNode
}

/** One pair with everything that is done with it. It starts anew with every pair. */
export function PairDesk({ pair, clips, settings, onSettings, words, onSkip, voting, watching }: PairDeskProps) {
  const [draft, setDraft] = useState<Draft>(emptyDraft)
  const [ready, setReady] = useState(false)
  const [seen, setSeen] = useState(false)
  const [unplayable, setUnplayable] = useState<Side | null>(null)
  const [hint, setHint] = useState<string | null>(null)
  const onReady = useCallback(() => setReady(true), [])
  const loads = { left: clips.of(pair.left.src), right: clips.of(pair.right.src) }
  const trouble = troubleOf(loads, unplayable)

  const retry = () => {
    setUnplayable(null)
    clips.retry()
  }
  const onSeen = () => {
    setSeen(true)
    if (hint === null) return
    setHint(null)
    voting?.onSay('You can vote now.')
  }
  const onVote = (choice: Choice) => {
    const missing = !ready || trouble ? 'Both clips have to be playable before you vote.' : seen ? gapOf(draft) : watchFirst
    setHint(missing)
    if (missing) voting?.onSay(missing)
    else voting?.onVote({ choice, ...draft })
  }

  return (
    <>
      <PromptCard pair={pair} />
      {trouble ? (
        <ClipTrouble side={trouble.side} trouble={trouble.what} onRetry={retry} onSkip={onSkip}>
          {voting && reportable[trouble.what] ? (
            <ReportClip
              troubles={words.troubles}
              known={{ place: trouble.side, trouble: reportable[trouble.what] as 'missing' | 'unplayable' }}
              onReport={voting.onReport}
            />
          ) : null}
        </ClipTrouble>
      ) : loads.left.state === 'ready' && loads.right.state === 'ready' ? (
        <PairStage
          pair={pair}
          urls={{ left: loads.left.url, right: loads.right.url }}
          settings={settings}
          onSettings={onSettings}
          onReady={onReady}
          onSeen={onSeen}
          onBroken={setUnplayable}
        />
      ) : (
        <p className="flex aspect-[32/9] items-center justify-center rounded-sm bg-sunken text-muted max-sm:aspect-video">
          Loading both clips…
        </p>
      )}
      {differencesOf(pair).map((line) => (
        <p key={line} className="text-sm text-muted">
          {line}
        </p>
      ))}
      {voting ? (
        <>
          <VoteBar
            disabled={!ready || !seen || trouble !== null || voting.busy}
            seen={seen}
            tooEarly={hint === watchFirst}
            onVote={onVote}
          />
          {hint && hint !== watchFirst ? <p className="text-danger">{hint}</p> : null}
          <OpinionFields draft={draft} faults={words.faults} onDraft={setDraft} />
          {trouble ? null : (
            <div className="flex flex-wrap items-center gap-x-2 text-sm text-muted">
              Something wrong with a clip itself? <ReportClip troubles={words.troubles} onReport={voting.onReport} />
            </div>
          )}
        </>
      ) : (
        watching
      )}
    </>
  )
}

/** What is worth a report; a broken connection, or a place that has ended, is not the clip's fault. */
const reportable: Partial<Record<Trouble, 'missing' | 'unplayable'>> = { missing: 'missing', unplayable: 'unplayable' }

type Loads = Record<Side, ReturnType<ReturnType<typeof useClips>['of']>>

function troubleOf(loads: Loads, unplayable: Side | null): { side: Side; what: Trouble } | null {
  if (unplayable) return { side: unplayable, what: 'unplayable' }
  for (const side of sides) {
    const load = loads[side]
    if (load.state === 'failed') return { side, what: load.why }
  }
  return null
}
