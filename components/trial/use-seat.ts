'use client'

import { useCallback, useRef, useState } from 'react'
import type { z } from 'zod'
import type { Answer } from '@/lib/answer'
import type { ClipReport } from '@/lib/domain/clip-report'
import type { NextPair, Vote } from '@/lib/domain/trial-vote'
import type { ErrorCode } from '@/lib/errors'

export type SentVote = z.input<typeof Vote>
export type SentReport = z.input<typeof ClipReport>
/** The server's side of a voting room: the next pair (or the one of a number, for somebody who watches), and a vote or a report with the pair that follows it. */
export type SeatActions = {
  next: (at?: number) => Promise<Answer<NextPair>>
  vote: (vote: SentVote) => Promise<Answer<NextPair>>
  report: (report: SentReport) => Promise<Answer<NextPair>>
}
export type Refusal = { code: ErrorCode | 'offline'; message: string }

const offline: Refusal = {
  code: 'offline',
  message: 'The server could not be reached, so it is not certain that this arrived. Check the connection and go on: nothing counts twice.',
}

/** Where a rater stands. While one message is under way, another is not sent: a double click votes once. */
export function useSeat(first: NextPair, { next, vote, report }: SeatActions) {
  const [seat, setSeat] = useState(first)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [busy, setBusy] = useState(false)
  const sending = useRef(false)

  const ask = useCallback(async (question: () => Promise<Answer<NextPair>>): Promise<boolean> => {
    if (sending.current) return false
    sending.current = true
    setBusy(true)
    const answer = await question().catch(() => ({ ok: false as const, ...offline }))
    sending.current = false
    setBusy(false)
    setRefusal(answer.ok ? null : { code: answer.code, message: answer.message })
    if (answer.ok) setSeat(answer.value)
    return answer.ok
  }, [])

  /** A report is answered where it was written, so its refusal comes back as a sentence. */
  const tell = async (sent: SentReport): Promise<string | null> => {
    const answer = await report(sent).catch(() => ({ ok: false as const, ...offline }))
    if (answer.ok) setSeat(answer.value)
    return answer.ok ? null : answer.message
  }
  return { seat, refusal, busy, goOn: (at?: number) => ask(() => next(at)), cast: (sent: SentVote) => ask(() => vote(sent)), tell }
}
