import type { Page } from '@playwright/test'

export type Drift = { frames: number; samples: number; worst: number; mean: number; jumps: number }

/**
 * Watches both players for some seconds: whenever the browser has presented a frame of either, how far the frames on screen are apart, in frames
 * of 1/24 s. Samples within a loop's turn are left out: one player may begin anew a moment before the other.
 */
export const measureDrift = (page: Page, seconds: number): Promise<Drift> =>
  page.evaluate(async (length) => {
    const [left, right] = [...document.querySelectorAll('video')] as [HTMLVideoElement, HTMLVideoElement]
    const shown = new Map<HTMLVideoElement, number>()
    const apart: number[] = []
    let frames = 0
    let jumps = 0
    const onSeek = () => {
      jumps++
    }
    for (const video of [left, right]) {
      video.addEventListener('seeking', onSeek)
      const next = (_: number, { mediaTime }: VideoFrameCallbackMetadata) => {
        shown.set(video, mediaTime)
        frames++
        video.requestVideoFrameCallback(next)
      }
      video.requestVideoFrameCallback(next)
    }
    const until = performance.now() + length * 1000
    await new Promise<void>((resolve) => {
      // Frames are told before the callbacks of the same turn of the screen, so both are known here.
      const look = () => {
        const [a, b] = [shown.get(left), shown.get(right)]
        if (a !== undefined && b !== undefined && !left.paused && !right.paused && !left.seeking && !right.seeking)
          apart.push(Math.abs(a - b) * 24)
        if (performance.now() < until) setTimeout(() => requestAnimationFrame(look))
        else resolve()
      }
      requestAnimationFrame(look)
    })
    for (const video of [left, right]) video.removeEventListener('seeking', onSeek)
    return {
      frames,
      samples: apart.length,
      worst: Math.max(...apart),
      mean: apart.reduce((sum, one) => sum + one, 0) / apart.length,
      jumps,
    }
  }, seconds)
