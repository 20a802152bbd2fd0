'use client'

import { useEffect, useRef, useState } from 'react'
import type { AnswerField } from '@/lib/domain/question-answer'

/** What stands in the fields of one question, as it was typed. */
export type Draft = Record<AnswerField, unknown>
export type Problems = Partial<Record<AnswerField, string>>
export type Saved = 'saved' | 'saving' | 'failed'

const pauseMs = 600
/** Somebody who never pauses is kept as well. */
const longestMs = 4000
const againMs = 5000

/**
 * Keeps answers on the server while they are typed: each a moment after the last key, one request per question at a time, and at once when the page is
 * left. What could not be kept is sent again.
 */
export function useDrafts(token: string, unread: () => Record<string, Problems>) {
  const [problems, setProblems] = useState<Record<string, Problems>>(unread)
  const [saved, setSaved] = useState<Saved>('saved')
  const [refusal, setRefusal] = useState<string | null>(null)
  const waiting = useRef(new Map<string, Draft>())
  const running = useRef(new Map<string, Promise<void>>())
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const since = useRef<number | null>(null)

  const post = async (questionId: string, draft: Draft): Promise<void> => {
    const body = JSON.stringify({ questionId, ...draft })
    const response = await fetch(`/questions/${token}/draft`, { method: 'POST', body, keepalive: body.length < 60_000 }).catch(() => null)
    if (response?.ok) {
      const answer: { problems: Problems } = await response.json()
      setProblems((all) => ({ ...all, [questionId]: answer.problems }))
      setRefusal(null)
      return
    }
    const kept = response !== null && response.status < 500 && response.status !== 409
    if (!kept && !waiting.current.has(questionId)) waiting.current.set(questionId, draft)
    const detail = response ? ((await response.json().catch(() => null)) as { detail?: string } | null)?.detail : null
    setRefusal(detail ?? 'What you typed last did not arrive. It is sent again in a moment; leave the page open.')
  }
  const run = async (questionId: string): Promise<void> => {
    const draft = waiting.current.get(questionId)
    if (!draft) return
    waiting.current.delete(questionId)
    await post(questionId, draft)
  }
  /** Sends all that waits; resolves when nothing is on its way, with whether all of it arrived. */
  const flush = async (): Promise<boolean> => {
    clearTimeout(timer.current)
    since.current = null
    const ids = [...waiting.current.keys()]
    setSaved('saving')
    await Promise.all(
      ids.map((id) => {
        const next = (running.current.get(id) ?? Promise.resolve()).then(() => run(id))
        running.current.set(id, next)
        return next
      }),
    )
    await Promise.all(running.current.values())
    const left = waiting.current.size > 0
    setSaved(left ? 'failed' : 'saved')
    if (left) timer.current = setTimeout(() => void flush(), againMs)
    return !left
  }
  const keep = (questionId: string, draft: Draft) => {
    waiting.current.set(questionId, draft)
    setSaved('saving')
    clearTimeout(timer.current)
    since.current ??= Date.now()
    timer.current = setTimeout(() => void flush(), Math.max(0, Math.min(pauseMs, since.current + longestMs - Date.now())))
  }

  const leave = useRef(flush)
  leave.current = flush
  useEffect(() => {
    const left = () => {
      if (waiting.current.size > 0) void leave.current()
    }
    const hidden = () => document.visibilityState === 'hidden' && left()
    window.addEventListener('pagehide', left)
    document.addEventListener('visibilitychange', hidden)
    return () => {
      window.removeEventListener('pagehide', left)
      document.removeEventListener('visibilitychange', hidden)
      clearTimeout(timer.current)
    }
  }, [])

  return { keep, flush, problems, saved, refusal }
}
