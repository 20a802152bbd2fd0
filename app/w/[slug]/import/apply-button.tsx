'use client'

import { LoaderCircle } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { formatNumber } from '@/lib/format'

type Line = { done?: number; of?: number; result?: unknown; problem?: { title: string; detail: string } }

/** The lines of an answer as they arrive. */
async function* linesOf(response: Response): AsyncGenerator<Line> {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  let rest = ''
  for (;;) {
    const part = await reader?.read()
    if (!part || part.done) break
    const lines = (rest + part.value).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) if (line) yield JSON.parse(line)
  }
  if (rest) yield JSON.parse(rest)
}

type ApplyProps = { base: string; id: string; digest: string; verdicts: boolean; label: string }

/** Applies the import once, and shows how many rows are done. */
export function ApplyButton({ base, id, digest, verdicts, label }: ApplyProps) {
  const router = useRouter()
  const sent = useRef(false)
  const [done, setDone] = useState<{ done: number; of: number } | null>(null)
  const [failure, setFailure] = useState<{ title: string; detail: string } | null>(null)

  const apply = async () => {
    if (sent.current) return
    sent.current = true
    setFailure(null)
    setDone({ done: 0, of: 0 })
    const lost = {
      title: 'The connection was lost',
      detail: 'Reload the page: it says whether the import was applied. It never is by half.',
    }
    let end: Line = { problem: lost }
    try {
      const response = await fetch(`${base}/import/${id}/apply`, { method: 'POST', body: JSON.stringify({ digest, verdicts }) })
      if (!response.ok) end = { problem: await response.json() }
      else
        for await (const line of linesOf(response)) {
          if (line.result || line.problem) end = line
          else setDone({ done: line.done ?? 0, of: line.of ?? 0 })
        }
    } catch {
      end = { problem: lost }
    }
    sent.current = false
    setDone(null)
    if (end.problem) setFailure(end.problem)
    else {
      router.push(`${base}/import?run=${id}`)
      router.refresh()
    }
  }

  return (
    <div className="flex flex-col items-start gap-3">
      {failure ? (
        <Notice tone="error" title={failure.title} action={<Button onClick={() => router.refresh()}>Look again</Button>}>
          {failure.detail}
        </Notice>
      ) : null}
      <Button
        variant="primary"
        onClick={apply}
        aria-disabled={done !== null || undefined}
        icon={done ? <LoaderCircle aria-hidden="true" className="pulse" /> : undefined}
      >
        {done ? 'Applying…' : label}
      </Button>
      <p role="status" className="text-muted">
        {done && done.of > 0 ? `${formatNumber(done.done)} of ${formatNumber(done.of)} rows` : ''}
      </p>
    </div>
  )
}
