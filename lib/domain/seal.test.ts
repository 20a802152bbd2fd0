import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { exampleReport } from '@/lib/testing/example-report'
import { canonical, evidenceSha256, frozenContent, merkleRoots, resealed, sealedParts, sealOf, sha256Hex, weekParts } from './seal'

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

test('canonical JSON is that of RFC 8785, whatever the keys are', () => {
  const key = fc.oneof(
    fc.string(),
    fc.constantFrom('__proto__', '10', '9', '09', '1e3', 'toJSON', 'constructor', '\u{1F600}', '\uE000', 'é'),
  )
  const { value } = fc.letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      fc.jsonValue(),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.array(tie('value')),
      fc.dictionary(key, tie('value')),
    ),
  }))
  fc.assert(
    fc.property(value, (any) => {
      const plain = JSON.parse(JSON.stringify(any))
      expect(canonical(plain)).toBe(canonicalize(plain))
    }),
  )
  expect(canonical({ b: [undefined, 1e21, -0], a: undefined, é: new Date(0) })).toBe('{"b":[null,1e+21,0],"é":"1970-01-01T00:00:00.000Z"}')
  expect(() => canonical({ a: Number.POSITIVE_INFINITY })).toThrow('no JSON form')
  expect(() => canonical(undefined)).toThrow('no canonical form')
})

test('the content of a frozen week is put together from its parts to the byte', () => {
  const line = { dependencyId: 'ads-0', challengerId: 'x', goal: 'cost' as const, status: 'STAY' as const, engineStatus: 'HYPE' as const }
  const overrides = [{ ...line, reason: 'A “reason”', authorName: '可灵', at: '2026-11-25T12:00:00.000Z' }]
  const parts = sealedParts({ ...signed, signOffs: [] }, (bytes) => createHash('sha256').update(bytes).digest('hex'))
  const report = { ...signed, overrides }
  expect(frozenContent(report, parts)).toBe(canonical({ ...report, seal: sealOf(report) }))
})
