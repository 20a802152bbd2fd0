'use client'

import { Pause, Play, X } from 'lucide-react'
import { IconButton } from '@/components/ui/button'
import { Select } from '@/components/ui/select'
import { RowHead, Table, Td, Th, Tr } from '@/components/ui/table'
import type { MatchPrompt } from '@/lib/domain/clip-match'
import type { TrialSide } from '@/lib/domain/trial-vote'
import { openQuestion, type QueuedClip, type useClipQueue } from './use-clip-queue'

type Queue = ReturnType<typeof useClipQueue>
type ClipQueueProps = { queue: Queue; prompts: readonly MatchPrompt[]; titles: { challenger: string; incumbent: string } }

const shorten = (text: string) => (text.length > 60 ? `${text.slice(0, 60)}…` : text)

/** The files that were chosen: where each belongs, and how far it is. */
export function ClipQueue({ queue, prompts, titles }: ClipQueueProps) {
  const promptOptions = prompts.map(({ id, number, text }) => ({ value: id, label: `${number} · ${shorten(text)}` }))
  const sideOptions = [
    { value: 'incumbent', label: `Incumbent · ${titles.incumbent}` },
    { value: 'challenger', label: `Challenger · ${titles.challenger}` },
  ]
  return (
    <Table label="Clips to send" minWidth="56rem">
      <thead>
        <tr>
          <Th fixed="narrow">File</Th>
          <Th>Prompt</Th>
          <Th>Side</Th>
          <Th>State</Th>
          <Th>
            <span className="sr-only">Change</span>
          </Th>
        </tr>
      </thead>
      <tbody>
        {queue.clips.map((clip) => (
          <Tr key={clip.key}>
            <RowHead>
              <span className="block max-w-64 truncate" title={clip.name}>
                {clip.name}
              </span>
            </RowHead>
            <Td>
              <Select
                aria-label={`Prompt of ${clip.name}`}
                className="w-64"
                placeholder="Which prompt?"
                options={promptOptions}
                value={clip.promptId ?? ''}
                disabled={isFixed(clip)}
                onChange={(event) => queue.place(clip.key, { promptId: event.target.value || null })}
              />
            </Td>
            <Td>
              <Select
                aria-label={`Side of ${clip.name}`}
                className="w-56"
                placeholder="Which side?"
                options={sideOptions}
                value={clip.side ?? ''}
                disabled={isFixed(clip)}
                onChange={(event) => queue.place(clip.key, { side: (event.target.value || null) as TrialSide | null })}
              />
            </Td>
            <Td>
              <ClipProgress clip={clip} question={openQuestion(clip, queue.clips)} />
            </Td>
            <Td className="text-right whitespace-nowrap">
              <ClipButtons clip={clip} queue={queue} />
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  )
}

const isFixed = ({ state, sent }: QueuedClip) => state === 'sending' || (state === 'paused' && sent > 0)

function ClipButtons({ clip, queue }: { clip: QueuedClip; queue: Queue }) {
  return (
    <>
      {clip.state === 'sending' ? (
        <IconButton label={`Pause ${clip.name}`} onClick={() => queue.pause(clip.key)}>
          <Pause aria-hidden="true" />
        </IconButton>
      ) : null}
      {clip.state === 'paused' || clip.state === 'refused' ? (
        <IconButton label={`Go on with ${clip.name}`} onClick={() => void queue.start([clip.key])}>
          <Play aria-hidden="true" />
        </IconButton>
      ) : null}
      <IconButton label={`Leave out ${clip.name}`} onClick={() => queue.remove(clip.key)}>
        <X aria-hidden="true" />
      </IconButton>
    </>
  )
}

const sizeText = (bytes: number) => (bytes < 1e6 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1e6).toFixed(1)} MB`)

function ClipProgress({ clip, question }: { clip: QueuedClip; question: string | null }) {
  const { file, state, sent, said } = clip
  if (state === 'refused') return <span className="block max-w-80 text-sm text-danger">{said}</span>
  if (question !== null) return <span className="block max-w-80 text-sm text-muted">{question}</span>
  if (state === 'waiting') return <span className="text-muted">ready to send{file ? `, ${sizeText(file.size)}` : ''}</span>
  if (file === null) return <span className="text-muted">{state === 'paused' ? 'stopped' : 'being fetched…'}</span>
  const word = state === 'paused' ? 'paused' : sent >= file.size ? 'being looked into…' : 'being sent'
  return (
    <span className="flex flex-col gap-0.5">
      <progress
        className="h-1.5 w-48 appearance-none overflow-hidden rounded-full bg-sunken [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-sunken [&::-webkit-progress-value]:bg-accent"
        value={sent}
        max={file.size}
        aria-label={`Sent of ${clip.name}`}
      />
      <span className="text-sm text-muted">
        {word} · {sizeText(sent)} of {sizeText(file.size)}
      </span>
    </span>
  )
}
