import { Section } from '@/components/ui/section'
import { plural } from '@/lib/format'
import { PromptPicture } from './prompt-picture'
import type { TrialView } from './trial-view'

/** The pictures that prompts of a draft start from, for work that begins with one. */
export function PicturesSection({ trial: { id, prompts }, base }: TrialView) {
  if (prompts.length === 0) return null
  const given = prompts.filter(({ referenceKey }) => referenceKey !== null).length
  return (
    <Section title="Reference images" meta={given === 0 ? 'none' : `for ${given} of ${plural(prompts.length, 'prompt')}`}>
      <p className="max-w-3xl text-muted">
        Where your work starts from a picture, give it to both models and put it here: raters see it above the two clips. PNG, JPEG or WebP,
        5 MB at most.
      </p>
      <details className="pt-2" open={given > 0}>
        <summary className="cursor-pointer font-semibold">Give a prompt its picture</summary>
        <ul className="pt-1">
          {prompts.map(({ id: promptId, text, referenceSha256 }, index) => (
            <PromptPicture
              key={promptId}
              address={`${base}/trials/${id}/pictures/${promptId}`}
              number={index + 1}
              text={text}
              mark={referenceSha256}
            />
          ))}
        </ul>
      </details>
    </Section>
  )
}
