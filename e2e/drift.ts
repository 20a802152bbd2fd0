import type { Page } from '@playwright/test'

/** How far two players are apart, in frames of 1/24 s: by their clocks, and by the frames that the browser put on the screen. */
export type Drift = {
  samples: number
  clocks: { mean: number; worst: number }
  shown: { mean: number; p95: number; worst: number }
  jumps: number
}

/**
 * Watches both players for some seconds, once for each turn of the screen. The clocks tell how far they drift; of the frames shown, a busy machine
 * skips some of one player and not of the other, so those are judged by 19 of 20.
 */
export async function measureDrift(page: Page, seconds: number): Promise<Drift> {
  const { apart, jumps } = await page.evaluate(async (length) => {
    const [left, right] = [...document.querySelectorAll('video')] as [HTMLVideoElement, HTMLVideoElement]
    const shown = new Map<HTMLVideoElement, number>()
    const apart: { clock: number; shown: number }[] = []
    let jumps = 0
    for (const video of [left, right]) {
      video.addEventListener('seeking', () => {
        jumps++
      })
      const next = (_: number, { mediaTime }: VideoFrameCallbackMetadata) => {
        shown.set(video, mediaTime)
        video.requestVideoFrameCallback(next)
      }
      video.requestVideoFrameCallback(next)
    }
    const until = performance.now() + length * 1000
    const still = () => [left, right].some((video) => video.paused || video.seeking)
    await new Promise<void>((resolve) => {
      const look = () => {
        const [a, b] = [shown.get(left), shown.get(right)]
        if (a !== undefined && b !== undefined && !still())
          apart.push({ clock: Math.abs(left.currentTime - right.currentTime) * 24, shown: Math.abs(a - b) * 24 })
        // Frames are told before what follows a turn of the screen, so both are known by then.
        if (performance.now() < until) setTimeout(() => requestAnimationFrame(look))
        else resolve()
      }
      requestAnimationFrame(look)
    })
    return { apart, jumps }
  }, seconds)
  const ordered = (pick: (sample: (typeof apart)[number]) => number) => apart.map(pick).sort((a, b) => a - b)
  const mean = (all: number[]) => all.reduce((sum, one) => sum + one, 0) / all.length
  const clocks = ordered(({ clock }) => clock)
  const frames = ordered(({ shown }) => shown)
  return {
    samples: apart.length,
    clocks: { mean: mean(clocks), worst: clocks.at(-1) ?? Number.NaN },
    shown: { mean: mean(frames), p95: frames[Math.floor(frames.length * 0.95)] ?? Number.NaN, worst: frames.at(-1) ?? Number.NaN },
    jumps,
  }
}
