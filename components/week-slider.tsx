'use client'

import clsx from 'clsx'
import { ChevronLeft, ChevronRight, LoaderCircle } from 'lucide-react'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useEffect, useRef, useState, useTransition } from 'react'
import { buttonClass } from '@/components/ui/button'
import { Glyph } from '@/components/verdict/glyph'
import { toneClass } from '@/components/verdict/status-badge'
import { statusFace } from '@/lib/domain/status'
import type { Week } from '@/lib/domain/week'
import { monthStarts, type WeekTick } from '@/lib/domain/week-line'
import { formatWeek, formatWeekShort } from '@/lib/format'

type WeekSliderProps = {
  ticks: readonly WeekTick[]
  current: Week
  path: string
  /** What else stands in the address, and stays. */
  search: Readonly<Record<string, string | undefined>>
  /** Draws the steps beside the slider, for pages that have none. */
  steps?: boolean
}

/** While arrow keys are pressed in a row, only the week they end on is loaded. */
const pauseMs = 250

/** Goes to another week of the same page: drag or use the arrow keys, let go, and the week is shown as it was. */
export function WeekSlider({ ticks, current, path, search, steps = false }: WeekSliderProps) {
  const at = ticks.findIndex(({ week }) => week === current)
  const [index, setIndex] = useState(at)
  const [scripted, setScripted] = useState(false)
  const [pending, start] = useTransition()
  const router = useRouter()
  const range = useRef<HTMLInputElement>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const load = (to: number) => {
    timer.current = undefined
    const tick = ticks[to]
    if (tick && tick.week !== current) start(() => router.push(hrefOf(tick, path, search), { scroll: false }))
  }
  const latest = useRef(load)
  useEffect(() => {
    latest.current = load
  })
  useEffect(() => {
    // Whoever went on while a week was loading stays where they are.
    if (timer.current === undefined) setIndex(at)
  }, [at])
  useEffect(() => {
    setScripted(true)
    const input = range.current
    // The browser's own change event comes when the thumb is let go; React's comes with every step.
    const go = () => {
      clearTimeout(timer.current)
      timer.current = setTimeout(() => latest.current(Number(input?.value)), pauseMs)
    }
    input?.addEventListener('change', go)
    return () => {
      clearTimeout(timer.current)
      input?.removeEventListener('change', go)
    }
  }, [])
  const tick = ticks[index]
  if (!tick || ticks.length < 2) return null
  return (
    <div data-print="hide" className="flex max-w-4xl flex-wrap items-start gap-x-3 gap-y-1">
      {steps ? <Steps ticks={ticks} at={at} hrefOf={(to) => hrefOf(to, path, search)} /> : null}
      <div className="min-w-56 flex-1">
        <div className="relative h-6">
          <Track ticks={ticks} />
          <input
            ref={range}
            type="range"
            aria-label="Week"
            aria-valuetext={wordsOf(tick)}
            aria-busy={pending}
            min={0}
            max={ticks.length - 1}
            step={1}
            value={index}
            disabled={!scripted}
            onChange={(event) => setIndex(Number(event.currentTarget.value))}
            className={clsx('week-range absolute inset-0 block h-6 w-full cursor-pointer', pending && 'pulse')}
          />
        </div>
        <Ends ticks={ticks} />
      </div>
      <output aria-live="off" className="flex min-h-6 w-full items-center gap-1.5 text-sm text-muted lg:w-100">
        {pending ? <LoaderCircle aria-hidden="true" className="pulse size-3.5" /> : null}
        {pending ? `Loading ${wordsOf(tick)}` : wordsOf(tick)}
      </output>
    </div>
  )
}

function hrefOf(tick: WeekTick, path: string, search: WeekSliderProps['search']): string {
  const kept = Object.entries(search).filter((part): part is [string, string] => Boolean(part[1]) && part[0] !== 'week')
  const query = new URLSearchParams(tick.state === 'running' ? kept : [...kept, ['week', tick.week]]).toString()
  return query ? `${path}?${query}` : path
}

const states = { signed: 'signed', open: 'not signed', running: 'running' } as const

const wordsOf = ({ week, state, status }: WeekTick): string =>
  [`${formatWeek(week)}, ${states[state]}`, ...(status ? [statusFace(status).label] : [])].join(' · ')

/** The first and last week lie half a thumb, which is 1rem wide, from the edge. */
const leftOf = (index: number, count: number) => `calc(0.5rem + (100% - 1rem) * ${index / (count - 1)})`

/** A hairline with an upright where a month begins, and a mark where a status changed. The words stand in the label. */
function Track({ ticks }: { ticks: readonly WeekTick[] }) {
  return (
    <div aria-hidden="true" className="absolute inset-0">
      <span className="absolute inset-x-2 top-1/2 h-px bg-edge" />
      {monthStarts(ticks).map((index) => (
        <span key={index} className="absolute top-1/2 h-2 w-px -translate-y-1/2 bg-edge" style={{ left: leftOf(index, ticks.length) }} />
      ))}
      {ticks.map(({ week, status, changed }, index) => {
        const face = status ? statusFace(status) : null
        if (!changed && !(face && index === 0)) return null
        return (
          <span
            key={week}
            className={clsx(
              'absolute top-1/2 flex -translate-x-1/2 -translate-y-1/2 rounded-full bg-paper',
              face ? toneClass[face.tone] : 'border-2 border-ink p-0.5',
            )}
            style={{ left: leftOf(index, ticks.length) }}
          >
            {face ? <Glyph glyph={face.glyph} size={11} /> : null}
          </span>
        )
      })}
    </div>
  )
}

/** The first and the last week, named. */
function Ends({ ticks }: { ticks: readonly WeekTick[] }) {
  const name = (tick: WeekTick | undefined) => (tick ? formatWeekShort(tick.week) : '')
  const mark = ticks.some(({ status }) => status !== null) ? 'marked where the status changed' : '○ a status changed'
  return (
    <div aria-hidden="true" className="flex justify-between gap-x-3 text-xs text-faint">
      <span>{name(ticks[0])}</span>
      <span>{ticks.some(({ changed }) => changed) ? mark : null}</span>
      <span>{name(ticks.at(-1))}</span>
    </div>
  )
}

type StepsProps = { ticks: readonly WeekTick[]; at: number; hrefOf: (tick: WeekTick) => string }

function Steps({ ticks, at, hrefOf: of }: StepsProps) {
  const [before, after] = [ticks[at - 1], ticks[at + 1]]
  const className = buttonClass('ghost', 'sm', 'w-7 px-0!')
  return (
    <nav aria-label="Weeks" className="flex items-center gap-1">
      {before ? (
        <Link className={className} href={of(before)} scroll={false} aria-label="The week before">
          <ChevronLeft aria-hidden="true" />
        </Link>
      ) : null}
      {after ? (
        <Link className={className} href={of(after)} scroll={false} aria-label="The week after">
          <ChevronRight aria-hidden="true" />
        </Link>
      ) : null}
    </nav>
  )
}
