import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { exampleReport } from '@/lib/testing/example-report'
import { canonical, evidenceSha256, merkleRoots, resealed, sealOf, sha256Hex, weekParts } from './seal'

const signed = exampleReport({ signed: true, dependencies: 3, name: '产品 “shots”' })
const hash = (...parts: (string | Buffer)[]) =>
  createHash('sha256')
    .update(Buffer.concat(parts.map((part) => Buffer.from(part))))
    .digest()

test('a seal has one hash for every part of a week, in the byte order of their paths', () => {
  const paths = weekParts(signed).map(({ path }) => path)
  expect(paths).toEqual([...paths].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b))))
  expect(paths).toEqual(
    expect.arrayContaining(['frame', 'policy', 'dependencies/ads-0', 'claims/arena-veo', 'sources/arena', 'signOffs/0']),
  )
  expect(Object.keys(sealOf(signed).leaves).sort()).toEqual([...paths].sort())
})

test('a leaf is SHA-256 of 0x00, path, 0x00 and canonical JSON, as anybody can compute it', () => {
  const { leaves } = sealOf(signed)
  expect(leaves.policy).toBe(hash('\0policy\0', canonical(signed.policy)).toString('hex'))
  expect(leaves['signOffs/0']).toBe(hash('\0signOffs/0\0', canonical(signed.signOffs[0])).toString('hex'))
})

test('the roots have the shape of RFC 6962', () => {
  const names = ['a', 'b', 'c', 'd', 'e']
  const leaves = names.map((name) => hash(name))
  const node = (left: Buffer, right: Buffer) => hash('\u0001', left, right)
  const [a, b, c, d, e] = leaves as [Buffer, Buffer, Buffer, Buffer, Buffer]
  const evidence = node(node(node(a, b), node(c, d)), e)
  const hexOf = (chosen: string[]) => Object.fromEntries(chosen.map((name) => [name, hash(name).toString('hex')]))
  expect(merkleRoots(hexOf(names.toReversed()))).toEqual({
    evidence: evidence.toString('hex'),
    root: node(evidence, hash()).toString('hex'),
  })
  const withSignature = merkleRoots({ ...hexOf(names), 'signOffs/0': a.toString('hex') })
  expect(withSignature).toEqual({ evidence: evidence.toString('hex'), root: node(evidence, a).toString('hex') })
})

test('signatures change the root and never the evidence that was signed', () => {
  const unsigned = { ...signed, signOffs: [] }
  expect(evidenceSha256(signed)).toBe(evidenceSha256(unsigned))
  expect(evidenceSha256(signed)).toBe(sealOf(signed).evidence)
  expect(sealOf(signed).root).not.toBe(sealOf(unsigned).root)
  expect(evidenceSha256({ ...signed, edition: 2 })).not.toBe(evidenceSha256(signed))
})

test('a seal that a report carries already changes nothing, and reports of format 1 can be sealed', () => {
  const seal = sealOf(signed)
  expect(sealOf({ ...signed, seal: { ...seal, root: '' } })).toEqual(seal)
  const { overrides: _, supersedes: __, ...first } = signed
  expect(sealOf(first)).toEqual(seal)
})

test('texts and their bytes have the same hash, as sha256sum gives it', () => {
  expect(sha256Hex('可灵')).toBe(hash('可灵').toString('hex'))
  expect(sha256Hex(new TextEncoder().encode('可灵'))).toBe(sha256Hex('可灵'))
})

test('a seal over the same week with other words of people is the one that is made anew', () => {
  const report = { ...signed, overrides: [] }
  const { leaves } = sealOf({ ...report, signOffs: [] })
  expect(resealed(leaves, report)).toEqual(sealOf(report))
})
