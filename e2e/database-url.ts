import { withDatabase } from '@/lib/cli/database'

// A program of its own, because the code it uses runs on a server only and a journey is none.
await withDatabase(async (url) => process.stdout.write(url))
