import { z } from 'zod'
import { factSources } from './fact'
import { knownGates } from './gate'
import { defaultPolicy, Policy, type PolicyProblem } from './policy'
import { guideSections, policyEdits } from './policy-guide'
import { gatePolicySchema, policyFields } from './policy-schema'
import { tasks } from './task'

const [bool, , ratio, , demand] = gatePolicySchema.options

/** The kinds of gate that a team can add. */
export const gateKinds = ['bool', 'superset', 'ni_ratio', 'ni_diff', 'min_demand'] as const

/** A gate as a form writes it: one row for every kind, with what its kind does not use left empty. */
const GateDraft = z.strictObject({
  ...bool.shape,
  kind: z.enum(gateKinds),
  margin: ratio.shape.margin.nullish(),
  headroom: demand.shape.headroom.nullish(),
})

/** A policy as somebody edits it, before it has a version. Rules between numbers are checked when it becomes one. */
export const PolicyDraft = policyFields.omit({ policyVersion: true, engineVersion: true }).extend({ gates: z.array(GateDraft) })
export type PolicyDraft = z.infer<typeof PolicyDraft>

/** Three numbers, as in `1.2.0`. */
export const VersionName = z
  .string()
  .trim()
  .regex(/^(0|[1-9]\d{0,5})(\.(0|[1-9]\d{0,5})){2}$/, 'Write three whole numbers with dots, such as 1.1.0.')
  .meta({ description: 'Version of a policy', example: '1.1.0' })

/** Below 0 when version `a` comes before `b`, 0 when they are the same, above 0 otherwise. Numbers are compared as numbers: 1.10.0 follows 1.9.0. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [a, b].map((version) => version.split('.').map(Number))
  const differing = left?.findIndex((part, index) => part !== right?.[index]) ?? -1
  return differing < 0 ? 0 : (left?.[differing] ?? 0) - (right?.[differing] ?? 0)
}

/** The three versions that may follow: for a correction, for changed thresholds (the usual one), and for another way to decide. */
export function nextVersions(version: string): { patch: string; minor: string; major: string } {
  const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number)
  return { patch: `${major}.${minor}.${patch + 1}`, minor: `${major}.${minor + 1}.0`, major: `${major + 1}.0.0` }
}

export type DraftResult = { ok: true; policy: Policy } | { ok: false; problems: PolicyProblem[] }

/** Makes a draft the next version of a policy. Lists every number out of its range, every contradiction, and a draft that changes nothing. */
export function policyFrom(draft: PolicyDraft, { base, policyVersion }: { base: Policy; policyVersion: string }): DraftResult {
  const gates = draft.gates.map(({ margin, headroom, sources, ...gate }) => ({
    ...gate,
    sources: inOrder(sources, base.gates.find(({ id }) => id === gate.id)?.sources ?? []),
    ...(margin == null ? {} : { margin }),
    ...(headroom == null ? {} : { headroom }),
  }))
  const content = { ...draft, gates, policyVersion, engineVersion: defaultPolicy.engineVersion }
  const parsed = Policy.safeParse(content)
  const problems = [...versionProblems(policyVersion, base), ...unknownNames(draft), ...gateLimits(draft)]
  if (!parsed.success) problems.push(...parsed.error.issues.map(atField))
  if (!parsed.success || problems.length > 0) return { ok: false, problems }
  if (policyEdits(base, parsed.data).length === 0) {
    const message = `Nothing differs from ${base.policyVersion}. Change a value first; a new version with the same numbers would only discard the history of the verdicts.`
    return { ok: false, problems: [{ path: [], message }] }
  }
  return { ok: true, policy: parsed.data }
}

/** A rule between numbers, told at one of its fields and with the names that the page gives them. */
function atField({ path, message }: PolicyProblem): PolicyProblem {
  const [first, ...rest] = path
  if (first === 'optimism' && rest.length === 0) return { path: [first, 'wCompleteness'], message: inWords(message) }
  if (first === 'taskAdjacency' && rest.length === 1) return { path: [...path, 1], message: inWords(message) }
  return { path, message: inWords(message) }
}

const names = new Map<string, string>([
  ...guideSections.flatMap(({ entries }) => entries.map(({ path, label }) => [path.split('.').at(-1) ?? path, label] as const)),
  ...knownGates.map(({ id, label }) => [id, label] as const),
  ...factSources.map(({ id, label }) => [id, label] as const),
])

/** Rules name values as the policy stores them; only names that cannot be ordinary words are put into words. */
function inWords(message: string): string {
  const told = message.replace(/\b[a-z]+(?:_[a-z\d]+|[A-Z][a-z]+)+\b/g, (name) => (names.has(name) ? `“${names.get(name)}”` : name))
  return told.startsWith('must') ? `This ${told}.` : `${told.charAt(0).toUpperCase()}${told.slice(1)}.`
}

/** The same sources in the order of the version before, so that an untouched list gives an untouched hash. */
function inOrder<T>(sources: readonly T[], known: readonly T[]): T[] {
  const given = [...new Set(sources)]
  return [...known.filter((source) => given.includes(source)), ...given.filter((source) => !known.includes(source))]
}

function versionProblems(policyVersion: string, base: Policy): PolicyProblem[] {
  if (compareVersions(policyVersion, base.policyVersion) > 0) return []
  const { patch, minor, major } = nextVersions(base.policyVersion)
  return [{ path: ['policyVersion'], message: `Choose a version after ${base.policyVersion}: ${patch}, ${minor} or ${major}.` }]
}

function unknownNames({ taskAdjacency, voi, gates }: PolicyDraft): PolicyProblem[] {
  const known = new Set<string>(tasks.map(({ id }) => id))
  const gateIds = new Set(gates.map(({ id }) => id))
  const wrongTasks = taskAdjacency.flatMap((pair, index) =>
    pair.flatMap((task, side) =>
      known.has(task) ? [] : [{ path: ['taskAdjacency', index, side], message: `There is no task “${task}”. Choose one from the list.` }],
    ),
  )
  const wrongGates = Object.keys(voi.gatePass).flatMap((id) =>
    gateIds.has(id)
      ? []
      : [{ path: ['voi', 'gatePass', id], message: `There is no gate “${id}” in this policy. Add the gate, or leave this out.` }],
  )
  return [...wrongTasks, ...wrongGates]
}

/** Says at the field what the kind of a gate needs, or has no use for. */
function gateLimits({ gates }: PolicyDraft): PolicyProblem[] {
  return gates.flatMap(({ kind, margin, headroom }, index) => {
    const needsMargin = kind === 'ni_ratio' || kind === 'ni_diff'
    const at = (field: string, message: string) => [{ path: ['gates', index, field], message }]
    return [
      ...(needsMargin && margin == null ? at('margin', 'Write a margin between 0 and 1.') : []),
      ...(!needsMargin && margin != null ? at('margin', 'This kind of gate has no margin. Leave it empty.') : []),
      ...(kind === 'min_demand' && headroom == null ? at('headroom', 'Write how often the peak has to fit, between 0.5 and 10.') : []),
      ...(kind !== 'min_demand' && headroom != null ? at('headroom', 'This kind of gate has no headroom. Leave it empty.') : []),
    ]
  })
}
