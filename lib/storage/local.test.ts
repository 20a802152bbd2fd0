import { createHash } from 'node:crypto'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { allBytes, inParts } from '@/lib/testing/clips/test-clip'
import { localStorage } from './local'
import { diskProblem, quotaBytes, requireRoom } from './room'
import { newKey } from './storage'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'files-'))
})
afterEach(() => rm(folder, { recursive: true }))

const bytes = Buffer.from('0123456789'.repeat(1000))
const known = { bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex'), mime: 'video/mp4' }
const files = async () => (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).length

it('gives back what was put, whole and in parts, until it is deleted', async () => {
  const store = localStorage(folder)
  const key = newKey('w1')
  await store.put(key, inParts(bytes), known)
  expect(await store.size(key)).toBe(bytes.length)
  expect(await allBytes((await store.get(key)) ?? inParts(Buffer.alloc(0)))).toEqual(bytes)
  expect((await allBytes((await store.get(key, { start: 5, end: 7 })) ?? inParts(Buffer.alloc(0)))).toString()).toBe('567')
  await store.delete(key)
  expect(await store.size(key)).toBeNull()
  expect(await store.get(key)).toBeNull()
  await store.delete(key)
})

it.each([
  ['broken off', inParts(bytes, { breakAfter: 5000 }), /aborted/],
  ['too short', inParts(bytes.subarray(1)), /9999 instead of 10000/],
  ['too long', inParts(Buffer.concat([bytes, bytes])), /instead of 10000/],
  ['of other bytes', inParts(Buffer.alloc(bytes.length)), /other bytes than announced/],
])('leaves nothing of a stream that is %s', async (_, source, text) => {
  await expect(localStorage(folder).put(newKey('w1'), source, known)).rejects.toThrow(text)
  expect(await files()).toBe(0)
})

it.each([
  '../w1/0123',
  'w1/../../etc/passwd',
  '/etc/passwd',
  'w1/abc',
  `w1/${'A'.repeat(32)}`,
  `w1/${'0'.repeat(32)}/x`,
  `../${'0'.repeat(32)}`,
])('refuses the key %s, which it did not make', async (key) => {
  const store = localStorage(folder)
  await expect(async () => store.get(key)).rejects.toThrow('no key of a stored file')
  await expect(async () => store.put(key, inParts(bytes), known)).rejects.toThrow('no key of a stored file')
  await expect(async () => store.delete(key)).rejects.toThrow('no key of a stored file')
})

it('lets two streams under one key not spoil each other', async () => {
  const store = localStorage(folder)
  expect(newKey('w1')).not.toBe(newKey('w1'))
  const key = newKey('w1')
  await Promise.allSettled([store.put(key, inParts(bytes), known), store.put(key, inParts(bytes), known)])
  expect(await files()).toBe(1)
})

it('says in words that the disk is full or closed, and leaves other errors as they are', async () => {
  const full = Object.assign(new Error('x'), { code: 'ENOSPC' })
  async function* filling() {
    yield bytes.subarray(0, 100)
    throw full
  }
  await expect(localStorage(folder).put(newKey('w1'), filling(), known)).rejects.toThrow(
    'The disk of the server is full, so nothing was kept',
  )
  expect(await files()).toBe(0)
  expect((diskProblem(Object.assign(new Error('x'), { code: 'EROFS' })) as Error).message).toContain('DATA_DIR')
  const other = new Error('x')
  expect(diskProblem(other)).toBe(other)
})

it('gives each workspace 20 GB unless the operator says otherwise', () => {
  delete process.env.STORAGE_QUOTA_GB
  expect(quotaBytes()).toBe(20e9)
  expect(() => requireRoom({ used: 19.5e9, adding: 0.5e9 })).not.toThrow()
  expect(() => requireRoom({ used: 19.5e9, adding: 0.6e9 })).toThrow('keeps 19.5 GB of files, and may keep 20.0 GB: 0.6 GB more do not fit')
  process.env.STORAGE_QUOTA_GB = 'lots'
  expect(quotaBytes).toThrow('STORAGE_QUOTA_GB is malformed')
  delete process.env.STORAGE_QUOTA_GB
})
