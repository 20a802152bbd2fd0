import { availableParallelism } from 'node:os'
import path from 'node:path'
import { defineConfig } from 'vitest/config'

const root = path.resolve(import.meta.dirname, '../..')

export default defineConfig({
  root,
  // The package "server-only" throws outside a React server; here everything is server.
  resolve: { alias: { '@': root, 'server-only': path.join(import.meta.dirname, 'server-only.ts') } },
  test: {
    include: ['lib/**/*.test.ts', 'app/**/*.test.ts', 'components/**/*.test.ts', 'prisma/**/*.test.ts'],
    globalSetup: path.join(import.meta.dirname, 'postgres.ts'),
    // On two cores one worker would wait for PostgreSQL most of the time.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    // A busy machine is slow, not wrong.
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
})
