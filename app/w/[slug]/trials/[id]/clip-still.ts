const width = 160

async function drawStill(file: Blob): Promise<Blob | null> {
  const { ALL_FORMATS, BlobSource, CanvasSink, Input } = await import('mediabunny')
  const input = new Input({ source: new BlobSource(file), formats: ALL_FORMATS })
  try {
    const [track] = await input.getVideoTracks()
    if (!track || !(await track.canDecode())) return null
    const [start, seconds] = [await track.getFirstTimestamp(), await track.computeDuration()]
    const drawn = await new CanvasSink(track, { width }).getCanvas(start + (seconds - start) / 3)
    const canvas = drawn?.canvas
    if (canvas instanceof OffscreenCanvas) return await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.7 })
    return canvas ? await new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.7)) : null
  } finally {
    input.dispose()
  }
}

/** Draws a small still picture of a clip here and sends it along. A browser that cannot do it leaves it out: the clip is stored either way. */
export async function sendStill(address: string, file: Blob): Promise<void> {
  try {
    const still = await drawStill(file)
    if (still) await fetch(address, { method: 'PUT', body: still })
  } catch {}
}
