import { defineConfig } from 'prisma/config'

// The CLI insists on a native schema engine even for commands that never start it, and downloads one.
// Any existing file satisfies its check; migrations run on the WASM engine (lib/db/migrate.ts).
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= import.meta.filename
process.env.CHECKPOINT_DISABLE ??= '1'

export default defineConfig({ schema: 'schema.prisma', migrations: { path: 'migrations' } })
