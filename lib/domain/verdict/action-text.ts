import { gateShort } from '@/lib/domain/gate'
import type { NextAction } from './output'

type Told = Pick<NextAction, 'verb' | 'subject' | 'trial'>

/** What to ask a vendor for when a gate fails. */
const wishes: Record<string, string> = {
  api_ga: 'an open API',
  commercial_use: 'a commercial licence',
  data_terms: 'other data terms',
  region: 'the regions needed',
  latency_p95: 'shorter waits',
  cost_per_finished_second: 'a lower price',
  availability: 'fewer outages',
  throughput: 'a higher limit',
  parent_jurisdiction: 'another contracting party',
  data_residency: 'storage in the regions needed',
  ip_indemnity: 'an IP indemnity',
  provenance_marking: 'marked output',
}

const wish = (gate: string): string => wishes[gate] ?? `a pass on ${gate}`

/** The action in two to four words, for a column: "run 30 of 100", "measure latency". */
export function actionShort({ verb, subject, trial }: Told): string {
  const gate = gateShort(subject ?? '')
  switch (verb) {
    case 'sign_off':
      return 'sign and switch'
    case 'none':
      return 'no action'
    case 'wait':
      return 'wait'
    case 'ask_roadmap':
      return `ask for ${wish(subject ?? '')}`
    case 'ask':
      return `ask about ${gate}`
    case 'measure':
      return `measure ${gate}`
    case 'estimate':
      return 'estimate the money'
    case 'trial':
      return `run ${trial?.batch} of ${trial?.prompts}`
  }
}

/** The action as a sentence that says what to do and why just that. */
export function actionText({ verb, subject, trial }: Told): string {
  const gate = gateShort(subject ?? '')
  switch (verb) {
    case 'sign_off':
      return 'Sign the week and make the switch: every check, the proof and the money stand.'
    case 'none':
      return 'No action: a switch is off the table, so nothing here is worth paying for.'
    case 'wait':
      return 'Wait for others to publish: a trial or a question could settle it, but is expected to bring less than it costs.'
    case 'ask_roadmap':
      return `Ask the vendor for ${wish(subject ?? '')}, and when it will come: that is what stands in the way.`
    case 'ask':
      return `Ask the vendor about ${gate}: the cheapest question that could end the plan.`
    case 'measure':
      return `Measure ${gate}: the cheapest check that could end the plan.`
    case 'estimate':
      return 'Estimate the economics: cost per finished second, volume and switching cost are cheap to find and could end the plan.'
    case 'trial':
      return trial?.batch === trial?.prompts
        ? `Run a blind trial of ${trial?.prompts} prompts of your own.`
        : `Run a blind trial on your own prompts: the first ${trial?.batch} of at most ${trial?.prompts}, then look.`
  }
}
