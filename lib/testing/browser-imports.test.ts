import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'

const root = path.resolve(import.meta.dirname, '../..')
const imports = /^(?:import|export) (?!type\b)(?:([^'"]*?) from )?'([^']+)'/gms
const onlyTypes = (names: string | undefined) => /^\{\s*(?:type [^,}]+,?\s*)+\}$/.test(names?.trim() ?? '')

/** The packages that come along when a browser loads a module. What is imported as a type only is not loaded. */
function packagesOf(file: string, seen = new Set<string>()): Set<string> {
  const found = new Set<string>()
  if (seen.has(file)) return found
  seen.add(file)
  for (const [, names, from = ''] of readFileSync(file, 'utf8').matchAll(imports)) {
    if (onlyTypes(names)) continue
    const base = from.startsWith('@/') ? path.join(root, from.slice(2)) : from.startsWith('.') ? path.resolve(file, '..', from) : null
    const next = base === null ? null : ['.ts', '.tsx'].map((end) => base + end).find(existsSync)
    if (next) for (const name of packagesOf(next, seen)) found.add(name)
    else if (base === null) found.add(from)
  }
  return found
}

test('trying a verdict in the browser brings no schema library along, while a schema does', () => {
  const page = path.join(root, 'app/w/[slug]/dependencies/[id]/vs/[offering]/what-if.tsx')
  expect(packagesOf(page)).toContain('react')
  expect(packagesOf(page)).not.toContain('zod')
  expect(packagesOf(path.join(root, 'lib/domain/day.ts'))).toContain('zod')
})

test('the page that verifies weeks leaves engine, hashes and PDF reader to a thread of its own, which no other page starts', () => {
  const form = packagesOf(path.join(root, 'app/verify/verify-form.tsx'))
  const worker = packagesOf(path.join(root, 'app/verify/verifier.worker.ts'))
  for (const heavy of ['zod', 'canonicalize', '@noble/hashes/sha2.js', '@cantoo/pdf-lib']) expect(form).not.toContain(heavy)
  for (const needed of ['zod', 'canonicalize', '@noble/hashes/sha2.js']) expect(worker).toContain(needed)
})
