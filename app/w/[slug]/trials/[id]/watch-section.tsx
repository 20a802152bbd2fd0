import { Section } from '@/components/ui/section'
import { plural } from '@/lib/format'
import type { WatchedPair } from '@/lib/services/trial-watch'
import type { TrialView } from './trial-view'

type WatchSectionProps = TrialView & { pairs: { best: readonly WatchedPair[]; worst: readonly WatchedPair[] } }

/** The clearest wins and losses, side by side under their names. */
export function WatchSection({ pairs: { best, worst }, ...view }: WatchSectionProps) {
  if (best.length + worst.length === 0) return null
  return (
    <Section
      title="Pairs to watch"
      meta={view.trial.origin === 'demo' ? 'drawn shapes stand in for the clips of both models' : 'the clearest of each kind'}
    >
      <div className="flex flex-col gap-6">
        {best.map((pair) => (
          <Pair key={pair.promptId} pair={pair} word="won" {...view} />
        ))}
        {worst.map((pair) => (
          <Pair key={pair.promptId} pair={pair} word="lost" {...view} />
        ))}
      </div>
    </Section>
  )
}

function Pair({ pair, word, trial, base, names }: TrialView & { pair: WatchedPair; word: 'won' | 'lost' }) {
  const { challenger, incumbent, no_difference } = pair.votes
  return (
    <figure className="max-w-3xl">
      <figcaption className="pb-2">
        <span className="font-semibold">
          {names.challenger} {word}
        </span>{' '}
        <span className="text-muted">
          {plural(challenger, 'vote')} to {incumbent}
          {no_difference > 0 ? `, ${no_difference} without a preference` : ''}
        </span>
        <span className="block wrap-anywhere">{pair.text}</span>
      </figcaption>
      <div className="grid gap-3 sm:grid-cols-2">
        {(['challenger', 'incumbent'] as const).map((side) => {
          const clip = pair.clips[side]
          const src = `${base}/trials/${trial.id}/clips/${clip?.id}`
          return clip ? (
            <div key={side}>
              {/* biome-ignore lint/a11y/useMediaCaption: generated clips have no speech that somebody wrote down */}
              <video
                controls
                loop
                playsInline
                preload="metadata"
                // Without a moment to show, some browsers leave the picture empty.
                src={`${src}#t=0.04`}
                poster={clip.hasPoster ? `${src}?poster` : undefined}
                aria-label={`${names[side]}: ${pair.text}`}
                className="aspect-video w-full rounded-sm border bg-sunken"
              />
              <p className="pt-1 text-sm text-muted">{names[side]}</p>
            </div>
          ) : null
        })}
      </div>
    </figure>
  )
}
