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
    testTimeout: 20_000,
    hookTimeout: 30_000,
  },
})
