import clsx from 'clsx'
import { CircleAlert, CircleCheck, CircleDashed, CircleSlash } from 'lucide-react'
import { useState } from 'react'
import { CopyButton } from '@/components/ui/copy-button'
import { Section } from '@/components/ui/section'
import { type Check, type CheckId, cannotProve, checkTitles, type Outcome, type Verification } from '@/lib/domain/verify-week-result'
import type { Found } from './use-verifier'

const faces: Record<Outcome, { icon: typeof CircleCheck; ink: string }> = {
  intact: { icon: CircleCheck, ink: 'text-accent' },
  inside: { icon: CircleDashed, ink: 'text-muted' },
  altered: { icon: CircleAlert, ink: 'text-danger' },
  unproven: { icon: CircleDashed, ink: 'text-muted' },
  unreadable: { icon: CircleSlash, ink: 'text-danger' },
}

/** What the files say, the answer first. */
export function VerifiedFiles({ files, headline, outcome }: Found) {
  const single = files.length === 1
  return (
    <div className="flex flex-col gap-6">
      <div aria-live="polite">
        <Headline outcome={outcome} text={headline} large />
        {files.some(({ verification }) => verification.outcome === 'inside') ? (
          <p className="pt-1 pl-7.5 text-muted">
            Do not rely on what a PDF prints before its pages are compared: “Printed pages” says how.
          </p>
        ) : null}
      </div>
      {files.map(({ id, name, verification }) => (
        <FileResult key={id} name={name} file={verification} single={single} />
      ))}
      <Section title="What no check of a file can show">
        <ul className="flex list-disc flex-col gap-1.5 pl-4 text-muted">
          {cannotProve.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      </Section>
    </div>
  )
}

function Headline({ outcome, text, large }: { outcome: Outcome; text: string; large?: boolean }) {
  const { icon: Icon, ink } = faces[outcome]
  const Tag = large ? 'h2' : 'p'
  return (
    <Tag className={clsx('flex items-start gap-2 wrap-anywhere', large && 'text-xl font-semibold')}>
      <Icon aria-hidden="true" className={clsx('shrink-0', ink, large ? 'mt-0.5 size-5.5' : 'mt-0.5 size-4')} />
      {text}
    </Tag>
  )
}

function FileResult({ name, file, single }: { name: string; file: Verification; single: boolean }) {
  // Open or not is the reader's from here on: a hash typed later must not fold away what is being read.
  const [open, setOpen] = useState(file.outcome === 'altered')
  if (single)
    return (
      <Section title={name} flush>
        <Checks file={file} />
      </Section>
    )
  return (
    <details open={open} onToggle={(event) => setOpen(event.currentTarget.open)} className="border-t pt-2">
      <summary className="cursor-pointer">
        <span className="inline-flex flex-col gap-0.5 pl-1 align-top">
          <span className="font-semibold wrap-anywhere">{name}</span>
          <Headline outcome={file.outcome} text={file.headline} />
        </span>
      </summary>
      <Checks file={file} />
    </details>
  )
}

function Checks({ file }: { file: Verification }) {
  const { checks, week, fileSha256 } = file
  const hash = week?.sha256 ?? fileSha256
  return (
    <dl className="flex flex-col">
      <Line term={week ? 'SHA-256 of the week' : 'SHA-256 of the file'}>
        <span className="-my-0.5 flex flex-wrap items-center gap-2">
          <code className="font-mono wrap-anywhere">{hash}</code>
          <CopyButton value={hash} label="Copy the hash" iconOnly size="sm" />
        </span>
      </Line>
      {Object.entries(checkTitles).map(([id, title]) => {
        const check = checks[id as CheckId]
        return check ? <CheckLine key={id} title={title} check={check} /> : null
      })}
      {file.parts.length > 0 ? <PartList file={file} /> : null}
    </dl>
  )
}

function Line({ term, children }: { term: string; children: React.ReactNode }) {
  return (
    <div className="grid gap-x-4 gap-y-0.5 border-b py-2 sm:grid-cols-[11rem_1fr]">
      <dt className="text-muted">{term}</dt>
      <dd className="min-w-0 wrap-anywhere">{children}</dd>
    </div>
  )
}

const marks: Record<Check['result'], { icon: typeof CircleCheck; ink: string; word: string }> = {
  holds: { icon: CircleCheck, ink: 'text-accent', word: 'Holds' },
  fails: { icon: CircleAlert, ink: 'text-danger', word: 'Fails' },
  unknown: { icon: CircleDashed, ink: 'text-muted', word: 'Not shown' },
}

function CheckLine({ title, check }: { title: string; check: Check }) {
  const { icon: Icon, ink, word } = marks[check.result]
  return (
    <Line term={title}>
      <p className="flex items-start gap-2">
        <Icon aria-hidden="true" className={clsx('mt-0.5 size-4 shrink-0', ink)} />
        <span className="min-w-0">
          <span className="font-semibold">{word}.</span> {check.text}
        </span>
      </p>
      {check.details.length > 0 ? (
        <ul className="mt-1 flex list-disc flex-col gap-0.5 pl-10">
          {check.details.map((detail) => (
            <li key={detail}>{detail}</li>
          ))}
        </ul>
      ) : null}
    </Line>
  )
}

const states = { intact: 'intact', altered: 'altered', added: 'added later', missing: 'missing' }

function PartList({ file }: { file: Verification }) {
  return (
    <div className="py-2">
      <dt className="sr-only">Every part</dt>
      <dd>
        <details>
          <summary className="cursor-pointer text-muted">All {file.parts.length} parts</summary>
          <ul className="mt-2 grid gap-x-6 sm:grid-cols-2">
            {file.parts.map(({ path, name, state }) => (
              <li key={`${path} ${state}`} className="flex min-w-0 justify-between gap-3 border-b py-1">
                <span className="min-w-0 wrap-anywhere">{name}</span>
                <span className={state === 'intact' ? 'text-muted' : 'font-semibold text-danger'}>{states[state]}</span>
              </li>
            ))}
          </ul>
        </details>
      </dd>
    </div>
  )
}
