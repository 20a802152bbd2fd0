'use client'

import { FolderOpen, Upload } from 'lucide-react'
import { type DragEvent, useId, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import type { MatchPrompt, SideWords } from '@/lib/domain/clip-match'
import { plural } from '@/lib/format'
import { ClipManifest } from './clip-manifest'
import { ClipQueue } from './clip-queue'
import { chosenFiles, droppedFiles } from './dropped-files'
import { openQuestion, useClipQueue } from './use-clip-queue'

type ClipUploadProps = {
  base: string
  prompts: readonly MatchPrompt[]
  words: SideWords
  titles: { challenger: string; incumbent: string }
}

/** Where clips are dropped, matched and sent. Nothing leaves the computer before every one has a place and somebody says so. */
export function ClipUpload({ base, prompts, words, titles }: ClipUploadProps) {
  const files = useRef<HTMLInputElement>(null)
  const folder = useRef<HTMLInputElement>(null)
  const hint = useId()
  const [over, setOver] = useState(false)
  const queue = useClipQueue(base, { prompts, words })
  const clips = queue.clips.filter(({ state }) => state !== 'done')
  const stored = queue.clips.length - clips.length
  const due = clips.filter((clip) => clip.state === 'waiting' && openQuestion(clip, clips) === null)
  const asked = clips.filter((clip) => openQuestion(clip, clips) !== null)

  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    void droppedFiles(event.dataTransfer).then(queue.add)
  }
  const choose = (input: HTMLInputElement) => {
    queue.add(chosenFiles(input.files))
    input.value = ''
  }
  return (
    <div className="flex flex-col gap-3" data-print="hide">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is an extra; the buttons inside do the same */}
      <div
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
        className={`flex flex-col items-start gap-3 rounded-md border border-dashed px-5 py-5 ${over ? 'border-accent bg-accent-soft' : 'border-edge'}`}
      >
        <p id={hint} className="max-w-[68ch] text-muted">
          Drop the clips of both sides here, or whole folders: MP4, MOV or WebM with H.264, VP8, VP9 or AV1. The name says the prompt by its
          number, and the side by <em>incumbent</em> or <em>challenger</em>, a folder, or the model: <code>challenger/07.mp4</code>,{' '}
          <code>07-a.mp4</code> (a is the incumbent). What a name does not say is asked.
        </p>
        <input
          ref={files}
          type="file"
          multiple
          accept="video/mp4,video/webm,video/quicktime,.mp4,.m4v,.mov,.webm"
          aria-label="Clips"
          className="sr-only"
          tabIndex={-1}
          onChange={(event) => choose(event.target)}
        />
        <input
          ref={folder}
          type="file"
          multiple
          {...{ webkitdirectory: '' }}
          aria-label="Folder of clips"
          className="sr-only"
          tabIndex={-1}
          onChange={(event) => choose(event.target)}
        />
        <div className="flex flex-wrap gap-2">
          <Button icon={<Upload aria-hidden="true" />} aria-describedby={hint} onClick={() => files.current?.click()}>
            Choose clips
          </Button>
          <Button icon={<FolderOpen aria-hidden="true" />} aria-describedby={hint} onClick={() => folder.current?.click()}>
            Choose a folder
          </Button>
          <ClipManifest base={base} onRead={queue.addManifest} />
        </div>
      </div>
      {clips.length > 0 ? <ClipQueue queue={{ ...queue, clips }} prompts={prompts} titles={titles} /> : null}
      <div className="flex flex-wrap items-center gap-3">
        {clips.length > 0 ? (
          <Button variant="primary" disabled={due.length === 0} onClick={() => void queue.start()}>
            {due.length === 0 ? 'Send the clips' : `Send ${plural(due.length, 'clip')}`}
          </Button>
        ) : null}
        <p role="status" className="text-muted">
          {[
            stored === 0 ? null : `${plural(stored, 'clip')} stored.`,
            asked.length === 0 ? null : `${plural(asked.length, 'file')} need${asked.length === 1 ? 's' : ''} a place first.`,
          ]
            .filter(Boolean)
            .join(' ')}
        </p>
      </div>
    </div>
  )
}
