import { systemContext } from '@/lib/context'
import { applyImport } from '@/lib/services/import-apply'

// Run as a program of its own by the test that kills it: applies the import that its first argument describes.
const { workspace, databaseUrl, now, application } = JSON.parse(process.argv[2] ?? '')
const ctx = systemContext({ workspace, databaseUrl, now: new Date(now) })
console.log(JSON.stringify(await applyImport(ctx, application)))
