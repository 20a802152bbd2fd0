import { throwawayUrl } from '@/lib/cli/database'

// A program of its own, because the code it uses runs on a server only and a journey is none.
process.stdout.write(await throwawayUrl(process.env.E2E_DATA_DIR ?? ''))
process.exit(0)
