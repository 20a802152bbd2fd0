import { serve } from '@/lib/cli/serve'
import type { Verb } from '@/lib/cli/verb'
import { Stop } from '@/lib/stop'

const usage = `Usage: npm run dev

The same as npm start, with hot reload instead of a production build. \`npm start -- --help\` lists the settings.`

export const verb: Verb = {
  summary: 'starts the server with hot reload',
  usage,
  async run(args) {
    if (args.length > 0) throw new Stop(usage, 2)
    return serve({ mode: 'dev' })
  },
}
