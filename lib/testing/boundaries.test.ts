import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, test } from 'vitest'

const biome = path.resolve('node_modules/@biomejs/biome/bin/biome')

/** Whether the project's own linter rules refuse a file at `at` that imports `from`. */
function refuses(at: string, from: string): boolean {
  const root = mkdtempSync(path.join(tmpdir(), 'boundaries-'))
  try {
    const { $schema: _, vcs: __, ...rules } = JSON.parse(readFileSync('biome.json', 'utf8'))
    writeFileSync(path.join(root, 'biome.json'), JSON.stringify(rules))
    mkdirSync(path.dirname(path.join(root, at)), { recursive: true })
    writeFileSync(path.join(root, at), `import { thing } from '${from}'\n\nexport const used = thing\n`)
    const run = spawnSync(process.execPath, [biome, 'lint', '--only=style/noRestrictedImports', '.'], { cwd: root, encoding: 'utf8' })
    expect(run.stdout).toContain('Checked')
    return run.status !== 0 && run.stderr.includes('noRestrictedImports')
  } finally {
    rmSync(root, { recursive: true })
  }
}

const forbidden = [
  ['app/w/[slug]/x.tsx', '@/lib/db/client'],
  ['app/w/[slug]/x.tsx', '@/prisma/generated/client'],
  ['app/x.tsx', '../lib/db/client'],
  ['components/x.tsx', '@/lib/services/board'],
  ['components/x.tsx', '@/lib/context'],
  ['components/ui/x.tsx', '../../lib/services/board'],
  ['lib/domain/x.ts', '@/lib/services/board'],
  ['lib/domain/x.ts', '@/lib/errors'],
  ['lib/domain/x.ts', 'react'],
  ['lib/domain/verdict/x.ts', 'next/headers'],
  ['lib/domain/x.ts', 'node:fs'],
  ['lib/services/x.ts', 'next/navigation'],
  ['lib/services/x.ts', 'react'],
  ['lib/db/x.ts', '@/lib/services/board'],
] as const

const allowed = [
  ['app/w/[slug]/x.tsx', '@/lib/services/board'],
  ['components/x.tsx', '@/lib/domain/week'],
  ['components/x.tsx', '@/lib/format'],
  ['lib/domain/x.ts', '@/lib/domain/week'],
  ['lib/domain/x.ts', 'zod'],
  ['lib/domain/x.ts', '@noble/hashes/sha2.js'],
  ['lib/services/x.ts', '@/lib/db/client'],
  ['lib/services/x.ts', 'node:crypto'],
] as const

describe('imports point in one direction', () => {
  test.each(forbidden)('%s must not import %s', (at, from) => {
    expect(refuses(at, from)).toBe(true)
  })
  test.each(allowed)('%s may import %s', (at, from) => {
    expect(refuses(at, from)).toBe(false)
  })
})
