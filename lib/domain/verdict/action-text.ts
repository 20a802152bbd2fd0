import { gateShort } from '@/lib/domain/gate'
import type { NextAction } from './output'

type Told = Pick<NextAction, 'verb' | 'subject' | 'trial'>

/** The action in two to four words, for a column: "run 30 of 100", "measure latency". */
export function actionShort({ verb, subject, trial }: Told): string {
  const gate = gateShort(subject ?? '')
  switch (verb) {
    case 'sign_off':
      return 'sign and switch'
    case 'none':
      return 'nothing'
    case 'wait':
      return 'wait'
    case 'ask_roadmap':
      return `ask when ${gate} will pass`
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
      return 'Sign the week and make the switch: nothing is left to find out.'
    case 'none':
      return 'Do nothing: finding out more would not change the answer.'
    case 'wait':
      return 'Wait for others to publish: what you could find out yourselves this week is worth less than it costs.'
    case 'ask_roadmap':
      return `Ask the vendor when ${gate} will pass: it is what stands in the way.`
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
