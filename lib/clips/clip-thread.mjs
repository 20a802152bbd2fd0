// A thread that looks into one clip after another and copies its packets into a clean file. It must be plain JavaScript, because the server that
// starts it compiles nothing at run time. What it hands back is a result, or the code of a refusal.
import { createHash } from 'node:crypto'
import { closeSync, createReadStream, fstatSync, openSync, readSync, writeSync } from 'node:fs'
import { parentPort } from 'node:worker_threads'
import {
  CustomSource,
  EncodedAudioPacketSource,
  EncodedPacketSink,
  EncodedVideoPacketSource,
  Input,
  Logging,
  LogLevel,
  MP4,
  Mp4OutputFormat,
  Output,
  QTFF,
  StreamTarget,
  WEBM,
  WebMOutputFormat,
} from 'mediabunny'
import { hasTrueTables } from './mp4-tables.mjs'
import { withoutMarks } from './packet-marks.mjs'

// The time of writing would go into the copy, and the same clip would give other bytes each time.
const now = Date.now.bind(Date)
Date.now = () => 0

// What it warns about is told in words to whoever sent the clip.
Logging.level = LogLevel.Silent

const mostRead = 64 * 2 ** 20

class Refusal extends Error {
  constructor(code, detail = null) {
    super(code)
    this.code = code
    this.detail = detail
  }
}

const containers = {
  mp4: { formats: [MP4, QTFF], mime: 'video/mp4', output: () => new Mp4OutputFormat({ fastStart: 'reserve' }) },
  webm: { formats: [WEBM], mime: 'video/webm', output: () => new WebMOutputFormat() },
}

// Files are opened by number: those are closed with the thread when it has to be stopped.
const readerOf = (file) => (start, end) => {
  if (end - start > mostRead) throw new Refusal('broken')
  const bytes = new Uint8Array(end - start)
  if (readSync(file, bytes, 0, bytes.length, start) < bytes.length) throw new Refusal('broken')
  return bytes
}

// A failure while nobody waits is met again by whoever asks for these bytes.
const sourceOf = (read, size) =>
  new CustomSource({ getSize: () => size, read, prefetchProfile: 'fileSystem', handleUnhandledError: () => undefined })

const targetOf = (file) =>
  new StreamTarget(new WritableStream({ write: ({ data, position }) => void writeSync(file, data, 0, data.length, position) }), {
    chunked: true,
    chunkSize: 2 ** 20,
  })

/** How many packets a track has, what they span, and the distances between pictures; without reading the packets themselves. */
async function survey(track, mostPackets) {
  let [packets, first, last] = [0, Infinity, -Infinity]
  for await (const packet of new EncodedPacketSink(track).packets(undefined, undefined, { metadataOnly: true })) {
    if (++packets > mostPackets) throw new Refusal('packets')
    first = Math.min(first, packet.timestamp)
    last = Math.max(last, packet.timestamp + packet.duration)
  }
  if (packets === 0) throw new Refusal('empty')
  return { packets, seconds: last - first }
}

async function tracksOf(input) {
  const [[video], [audio = null]] = [await input.getVideoTracks(), await input.getAudioTracks()]
  // A file whose index was cut off has no tracks at all.
  if (!video) throw new Refusal(audio ? 'no_picture' : 'broken')
  return { video, audio }
}

const fourLetters = (id) => (typeof id === 'string' ? id : null)

async function requireCodecs({ video, audio }, { videoCodecs, audioCodecs }) {
  const picture = await video.getCodec()
  if (!videoCodecs.includes(picture)) throw new Refusal('video_codec', picture ?? fourLetters(await video.getInternalCodecId()))
  const sound = audio ? await audio.getCodec() : null
  if (audio && !audioCodecs.includes(sound)) throw new Refusal('audio_codec', sound ?? fourLetters(await audio.getInternalCodecId()))
  if (!(await video.getDecoderConfig()) || (audio && !(await audio.getDecoderConfig()))) throw new Refusal('broken')
  return { codec: picture, audioCodec: sound }
}

function requireWithin({ width, height, seconds, frameRate }, limits) {
  const finite = [width, height, seconds, frameRate].every((value) => Number.isFinite(value) && value > 0)
  if (!finite) throw new Refusal('broken')
  if (seconds > limits.mostSeconds) throw new Refusal('too_long', seconds)
  if (seconds < limits.leastSeconds) throw new Refusal('too_short', seconds)
  if (Math.max(width, height) > limits.mostPixels) throw new Refusal('too_wide', `${width} × ${height}`)
  if (Math.min(width, height) < limits.leastPixels) throw new Refusal('too_small', `${width} × ${height}`)
}

async function probe(tracks, limits) {
  const codecs = await requireCodecs(tracks, limits)
  const [pictures, sounds] = [
    await survey(tracks.video, limits.mostPackets),
    tracks.audio && (await survey(tracks.audio, limits.mostPackets)),
  ]
  const { bestGuessFrameRate } = await tracks.video.computeFrameRateMetrics({ targetPacketCount: 256 })
  const media = {
    width: await tracks.video.getDisplayWidth(),
    height: await tracks.video.getDisplayHeight(),
    seconds: pictures.seconds,
    frameRate: pictures.packets === 1 ? 1 / pictures.seconds : bestGuessFrameRate,
    frames: pictures.packets,
    hasAudio: tracks.audio !== null,
    ...codecs,
  }
  requireWithin(media, limits)
  return { media, packets: { video: pictures.packets, audio: sounds ? sounds.packets : 0 } }
}

/** The packets of a track in their order, whole, and without what an encoder wrote about itself. */
async function* packetsOf(track, codec) {
  let latest = -Infinity
  for await (const packet of new EncodedPacketSink(track).packets(undefined, undefined, { verifyKeyPackets: true })) {
    if (packet.data.length === 0 || packet.data.length !== packet.byteLength) throw new Refusal('broken')
    // A key picture that is shown before earlier ones belongs to the group before it; players take it either way.
    const type = latest === -Infinity ? packet.type : packet.type === 'key' && packet.timestamp >= latest ? 'key' : 'delta'
    if (latest === -Infinity && type !== 'key') throw new Refusal('no_key')
    latest = Math.max(latest, packet.timestamp)
    yield packet.clone({ type, sideData: {}, data: withoutMarks(packet.data, codec) })
  }
}

async function copy(tracks, { media, packets }, container, to) {
  const output = new Output({ format: container.output(), target: targetOf(to) })
  const lanes = []
  const lane = async (track, codec, source, add, metadata) => {
    add.call(output, source, metadata)
    const decoderConfig = await track.getDecoderConfig()
    const queue = packetsOf(track, codec)
    lanes.push({ source, meta: { decoderConfig }, queue, next: await queue.next() })
  }
  try {
    const [rotation, flip] = [await tracks.video.getRotation(), await tracks.video.getFlip()]
    const video = { rotation, flip, maximumPacketCount: packets.video }
    await lane(tracks.video, media.codec, new EncodedVideoPacketSource(media.codec), output.addVideoTrack, video)
    if (tracks.audio) {
      const audio = { maximumPacketCount: packets.audio }
      await lane(tracks.audio, media.audioCodec, new EncodedAudioPacketSource(media.audioCodec), output.addAudioTrack, audio)
    }
    await output.start()
    for (;;) {
      const open = lanes.filter(({ next }) => !next.done)
      const [earliest] = open.sort((one, other) => one.next.value.timestamp - other.next.value.timestamp)
      if (!earliest) break
      await earliest.source.add(earliest.next.value, earliest.meta)
      earliest.next = await earliest.queue.next()
      if (earliest.next.done) earliest.source.close()
    }
    await output.finalize()
  } catch (error) {
    await output.cancel().catch(() => undefined)
    throw error
  }
}

async function hashOf(path) {
  const hash = createHash('sha256')
  let bytes = 0
  for await (const part of createReadStream(path, { highWaterMark: 2 ** 20 })) {
    hash.update(part)
    bytes += part.length
  }
  return { sha256: hash.digest('hex'), bytes }
}

async function clean({ from, to, kind, limits }) {
  const container = containers[kind]
  const files = [openSync(from, 'r')]
  try {
    const [read, { size }] = [readerOf(files[0]), fstatSync(files[0])]
    if (kind === 'mp4' && !hasTrueTables(read, size, limits.mostPackets)) throw new Refusal('broken')
    const input = new Input({ source: sourceOf(read, size), formats: container.formats })
    if (!(await input.canRead())) throw new Refusal('broken')
    const tracks = await tracksOf(input)
    const probed = await probe(tracks, limits)
    files.push(openSync(to, 'w', 0o600))
    await copy(tracks, probed, container, files[1])
    input.dispose()
    return { media: { ...probed.media, mime: container.mime, ...(await hashOf(to)) } }
  } finally {
    for (const file of files) closeSync(file)
  }
}

const full = ['ENOSPC', 'EDQUOT', 'EIO', 'EACCES', 'EROFS', 'EMFILE']

parentPort.on('message', async (job) => {
  const began = now()
  try {
    parentPort.postMessage({ ...(await clean(job)), tookMs: now() - began })
  } catch (error) {
    // What the parser trips over is a damaged file; what the disk refuses is not the file's fault.
    const refusal = error instanceof Refusal ? error.code : full.includes(error.code) ? error.code : 'broken'
    parentPort.postMessage({ refusal, detail: error instanceof Refusal ? error.detail : String(error.message), tookMs: now() - began })
  }
})

parentPort.postMessage({ ready: true })
