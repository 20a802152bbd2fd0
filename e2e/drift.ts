import type { Page } from '@playwright/test'

type Apart = { mean: number; worst: number }

/** How far two players are apart, in frames of 1/24 s: by their clocks, and by the frames that the browser put on the screen. */
export type Drift = {
  samples: number
  clocks: Apart
  /** Of the moments at which the browser had just shown, and was about to show, every frame of both players. */
  shown: Apart & { samples: number }
  /** Frames that the browser left out, because the machine was busy. */
  skipped: number
  jumps: number
}

type Recorded = { samples: { clock: number; left: number; right: number }[]; frames: Record<'left' | 'right', number[]>; jumps: number }

/** Watches both players for some seconds, once for each turn of the screen. Runs in the page. */
async function record(milliseconds: number): Promise<Recorded> {
  const [left, right] = [...document.querySelectorAll('video')] as [HTMLVideoElement, HTMLVideoElement]
  const frames: Recorded['frames'] = { left: [], right: [] }
  const samples: Recorded['samples'] = []
  let jumps = 0
  for (const [side, video] of [['left', left] as const, ['right', right] as const]) {
    video.addEventListener('seeking', () => {
      jumps++
      // What was shown before a jump says nothing about what is shown after it.
      frames[side].push(Number.NaN)
    })
    const next = (_: number, { mediaTime }: VideoFrameCallbackMetadata) => {
      frames[side].push(mediaTime)
      video.requestVideoFrameCallback(next)
    }
    video.requestVideoFrameCallback(next)
  }
  const until = performance.now() + milliseconds
  await new Promise<void>((resolve) => {
    const look = () => {
      if (![left, right].some((video) => video.paused || video.seeking))
        samples.push({
          clock: Math.abs(left.currentTime - right.currentTime),
          left: frames.left.length - 1,
          right: frames.right.length - 1,
        })
      // Frames are told before what follows a turn of the screen, so both are known by then.
      if (performance.now() < until) setTimeout(() => requestAnimationFrame(look))
      else resolve()
    }
    requestAnimationFrame(look)
  })
  return { samples, frames, jumps }
}

const rate = 24
const isNext = (from: number | undefined, to: number | undefined) => Math.round(((to ?? Number.NaN) - (from ?? Number.NaN)) * rate) === 1

/** Neither the frame on the screen nor the one after it follows a gap: a player whose next frame is left out stands still for no fault of its clock. */
const isFair = (shown: readonly number[], at: number) => isNext(shown[at - 1], shown[at]) && isNext(shown[at], shown[at + 1])

function apart(all: readonly number[]): Apart {
  return { mean: all.reduce((sum, one) => sum + one, 0) / all.length, worst: all.length === 0 ? Number.NaN : Math.max(...all) }
}

const gaps = (shown: readonly number[]) =>
  shown.slice(1).reduce((sum, to, i) => sum + Math.max(0, Math.round((to - (shown[i] ?? to)) * rate) - 1 || 0), 0)

/**
 * Measures the drift of the two players on a page. The clocks tell how far they leave each other; of the frames on the screen, a busy machine leaves
 * out some of one player and not of the other, so those are compared where neither has a gap.
 */
export async function measureDrift(page: Page, seconds: number): Promise<Drift> {
  const { samples, frames, jumps } = await page.evaluate(record, seconds * 1000)
  const fair = samples.filter(({ left, right }) => isFair(frames.left, left) && isFair(frames.right, right))
  const shown = fair.map(({ left, right }) => Math.abs((frames.left[left] ?? 0) - (frames.right[right] ?? 0)) * rate)
  return {
    samples: samples.length,
    clocks: apart(samples.map(({ clock }) => clock * rate)),
    shown: { ...apart(shown), samples: shown.length },
    skipped: gaps(frames.left) + gaps(frames.right),
    jumps,
  }
}
