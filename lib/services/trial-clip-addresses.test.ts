import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Context } from '@/lib/context'
import { netsOf } from '@/lib/http/public-address'
import { aPlan } from '@/lib/testing/a-trial'
import { testClip } from '@/lib/testing/clips/test-clip'
import { testDatabase } from '@/lib/testing/database'
import { addMember, testWorkspace } from '@/lib/testing/factories'
import { readClipManifest } from './trial-clip-manifest'
import { clipMatrix } from './trial-clip-matrix'
import { fetchClip } from './trial-clip-uploads'
import { createTrial, lockTrial } from './trial-plans'

let url: string
let folder: string
let server: Server
let asked: string[] = []
beforeAll(async () => {
  url = (await testDatabase()).url
  folder = await mkdtemp(path.join(tmpdir(), 'fetched-'))
  process.env.DATA_DIR = folder
  const clip = await testClip('tagged.mp4')
  server = createServer((request, response) => {
    asked.push(request.url ?? '')
    if (request.url === '/clip.mp4') response.writeHead(200, { 'content-length': clip.length }).end(clip)
    else if (request.url === '/unsaid.mp4') response.writeHead(200).end(clip)
    else if (request.url === '/moved.mp4') response.writeHead(302, { location: '/clip.mp4' }).end()
    else if (request.url === '/inside.mp4') response.writeHead(302, { location: 'http://169.254.169.254/latest/meta-data' }).end()
    else if (request.url === '/page.mp4') response.writeHead(200).end('<!doctype html><p>Sign in</p>')
    else if (request.url === '/huge.mp4') response.writeHead(200, { 'content-length': 4e9 }).write(clip)
    else if (request.url === '/cut.mp4') {
      response.writeHead(200, { 'content-length': clip.length })
      response.write(clip.subarray(0, 9000), () => response.destroy())
    } else response.writeHead(410).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})
afterAll(async () => {
  server.closeAllConnections()
  server.close()
  await rm(folder, { recursive: true })
})

let analyst: Context
let trialId: string
beforeEach(async () => {
  asked = []
  analyst = await addMember(url, await testWorkspace(url), 'analyst', 'Ana')
  const { id } = await createTrial(analyst, await aPlan(analyst))
  await lockTrial(analyst, { id, version: 1 })
  trialId = id
})

const address = (file: string) => `http://127.0.0.1:${(server.address() as AddressInfo).port}/${file}`
const fetched = (file: string, opened = netsOf('127.0.0.0/8')) =>
  fetchClip(analyst, { trialId, promptId: 'p1', side: 'challenger', url: file.includes(':') ? file : address(file) }, { opened })
const leftovers = async () =>
  (await readdir(path.join(folder, 'files'), { recursive: true }).catch(() => [])).filter((name) => /\.(part|clean)$/.test(name))

describe('a clip at an address', () => {
  it.each(['clip.mp4', 'unsaid.mp4', 'moved.mp4'])('%s is fetched and stored like one that was sent', async (file) => {
    expect((await fetched(file)).media).toMatchObject({ frames: 24, width: 320 })
    expect((await clipMatrix(analyst, trialId)).rows[0]?.clips.challenger).toMatchObject({ state: 'ready' })
    expect(await leftovers()).toEqual([])
  })

  it.each([
    ['page.mp4', 'This is a web page or another text'],
    ['gone.mp4', 'status 410'],
    ['cut.mp4', 'broke off while it was fetched'],
    ['huge.mp4', 'larger than 1 GB'],
    ['inside.mp4', 'cannot be fetched from here'],
    ['file:///etc/passwd', 'cannot be fetched from here'],
    ['http://user:secret@example.org/clip.mp4', 'cannot be fetched from here'],
  ])('%s is refused with a sentence, and nothing of it stays', async (file, text) => {
    await expect(fetched(file)).rejects.toThrow(text)
    expect(await leftovers()).toEqual([])
  })

  it.each([
    'http://127.0.0.1:PORT/clip.mp4',
    'http://[::ffff:127.0.0.1]:PORT/clip.mp4',
    'http://2130706433:PORT/clip.mp4',
    'http://localhost:PORT/clip.mp4',
  ])('%s inside of the network is never asked for', async (text) => {
    const port = String((server.address() as AddressInfo).port)
    await expect(fetched(text.replace('PORT', port), [])).rejects.toThrow('cannot be fetched from here')
    expect(asked).toEqual([])
  })
})

describe('a manifest', () => {
  const read = (text: string) => readClipManifest(analyst, { trialId, text })

  it('says where files and addresses belong, in any order of columns', async () => {
    const { rows, problems } = await read(
      'Side;URL;Prompt;File\nchallenger;https://example.org/a.mp4;1;\na;;p2;out/2.mp4\nincumbent;;Prompt 3;3.mp4\n',
    )
    expect(rows).toEqual([
      { line: 2, promptId: 'p1', side: 'challenger', file: null, address: 'https://example.org/a.mp4' },
      { line: 3, promptId: 'p2', side: 'incumbent', file: 'out/2.mp4', address: null },
      { line: 4, promptId: 'p3', side: 'incumbent', file: '3.mp4', address: null },
    ])
    expect(problems).toEqual([])
  })

  it('names each line that it does not understand, and goes on with the others', async () => {
    const lines = ['9,challenger,x.mp4', '1,neither,x.mp4', '1,challenger,', '1,challenger,x.mp4', '1,challenger,y.mp4']
    const { rows, problems } = await read(['prompt,side,file', ...lines].join('\n'))
    expect(rows.map(({ line }) => line)).toEqual([5])
    expect(problems).toEqual([
      { line: 2, text: 'There is no prompt “9”. Write its number or its id.' },
      { line: 3, text: '“neither” is neither side. Write incumbent or challenger.' },
      { line: 4, text: 'The line names neither a file nor an address.' },
      { line: 6, text: 'Line 5 is for the same prompt and side. Keep one of them.' },
    ])
  })

  it.each([
    ['prompt,file\n1,x.mp4', 'names its columns'],
    ['', 'names its columns'],
    ['prompt,side,file\n1,"challenger,x', 'cannot be read'],
  ])('%j is refused as a whole', async (text, said) => {
    await expect(read(text)).rejects.toThrow(said)
  })
})
