import { once } from 'node:events'
import { brokenEntry, checkJsonFile, closedComplaints, type Entry, problemLine, readEntries } from '@/lib/cli/json-file'
import type { Verb } from '@/lib/cli/verb'
import { bars } from '@/lib/domain/verdict/bars'
import { explain } from '@/lib/domain/verdict/explain'
import type { EngineInput } from '@/lib/domain/verdict/input'
import { parseEngineInput } from '@/lib/domain/verdict/parse'
import type { Problem } from '@/lib/domain/verdict/problem'
import { verdictText } from '@/lib/domain/verdict/text'
import { Stop } from '@/lib/stop'

const usage = `Usage: switchboard verdict FILE

Judges whether a challenger justifies a switch. FILE is a .json file with one input or a list of
inputs, or a .jsonl file with one input on each line (blank lines are skipped). An input is an object:

  dependency, incumbent, challenger   the workflow and the two models
  claims, trials, facts               the evidence
  econ                                the money, or null
  asOf                                the day to judge, YYYY-MM-DD
  goal                                "capability" (default) or "cost"
  previous                            levels of last week's signed verdict, or null
  policy, policyOverride              a whole or partial policy, laid over the default in this order

Prints one verdict as JSON for each input, one on a line, in the same order, with what explains it:

  text              the verdict in plain words
  action            the one action worth doing, such as measure:latency_p95 or trial:30of100
  plan              what following that plan through is expected to bring; nextAction has the details
  robustness        how many of eight other sensible policies keep the status, and the confidence word
  counterfactuals   the smallest changes that would make it justified, better or worse

npv, pPays and breakEven stand in econ and, for short queries, at the top level too.

All inputs are checked first. If any is invalid, every problem is listed on stderr, nothing is
printed, and the exit code is 2.`

export const verb: Verb = {
  summary: 'judges inputs from a file, without the application',
  usage,
  async run(args) {
    const file = args[0]
    if (file === undefined || args.length > 1 || file.startsWith('-'))
      throw new Stop(`verdict needs the name of one file, and nothing else.\n\n${usage}`, 2)
    await checkJsonFile(file)
    const invalid = await complaints(file)
    if (invalid.length > 0) {
      console.error(invalid.join('\n'))
      return 2
    }
    await printVerdicts(file)
    return 0
  },
}

/** What is wrong with the inputs, one line for each problem; empty when all can be judged. */
async function complaints(file: string): Promise<string[]> {
  const lines: string[] = []
  let inputs = 0
  let wrong = 0
  for await (const entry of readEntries(file)) {
    inputs++
    const problems = problemsOf(entry)
    if (problems.length > 0) wrong++
    lines.push(...problems.map((problem) => problemLine(file, entry.place, problem)))
  }
  if (inputs === 0) throw new Stop(`${file} holds no input: it must hold at least one.`, 2)
  if (wrong === 0) return []
  return closedComplaints(lines, `${wrong} of ${inputs} inputs cannot be judged; correct them and run again. Nothing was printed.`)
}

function problemsOf(entry: Entry): Problem[] {
  if ('broken' in entry) return [brokenEntry(entry)]
  const parsed = parseEngineInput(entry.value)
  return parsed.ok ? [] : parsed.problems
}

async function printVerdicts(file: string): Promise<void> {
  const reader = outputReader()
  for await (const entry of readEntries(file)) {
    const parsed = 'value' in entry ? parseEngineInput(entry.value) : null
    if (!parsed?.ok) throw new Stop(`${file} changed while it was read: run the same command again.`, 2)
    if (!(await reader.take(`${JSON.stringify(explained(parsed.input))}\n`))) return
  }
}

function explained(input: EngineInput) {
  const { verdict, action, robustness, counterfactuals } = explain(input)
  const names = { dependency: input.dependency.id, incumbent: input.incumbent.id, challenger: input.challenger.id }
  const text = verdictText({ verdict, names, bars: bars(input.policy, verdict), outlook: { action, counterfactuals } })
  const { npv, pPays, breakEven } = verdict.econ
  const { code, plan, ...details } = action
  return { ...verdict, npv, pPays, breakEven, action: code, plan, nextAction: details, robustness, counterfactuals, text }
}

/** Writes to stdout at the pace of whoever reads it; `take` is false once nobody does, as after `| head`. */
function outputReader(): { take(text: string): Promise<boolean> } {
  let gone = false
  process.stdout.once('error', () => {
    gone = true
  })
  return {
    async take(text) {
      if (!gone && !process.stdout.write(text)) await once(process.stdout, 'drain').catch(() => undefined)
      return !gone
    },
  }
}
