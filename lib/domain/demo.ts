import { z } from 'zod'
import type { Catalogue } from './catalogue'
import { Dependency } from './dependency'
import { Fact } from './fact'
import { Email, PersonName, Role } from './member'
import { Offering } from './offering'
import { Slug } from './provenance'
import { Trial } from './trial'

/** A person of the demo workspace. Nobody has a password: the set-up link signs in. */
export const DemoMember = z.strictObject({ id: Slug, name: PersonName, email: Email, role: Role })
export type DemoMember = z.infer<typeof DemoMember>

/**
 * The workspace that ships with the product: what a team would have entered itself. Every row is invented and marked so;
 * published figures are not in here, they come from the catalogue.
 */
export const Demo = z
  .strictObject({
    workspace: z.strictObject({
      slug: Slug,
      name: z.string().min(1).max(120),
      timeZone: z.string().min(1).max(60),
      currency: z.string().regex(/^[A-Z]{3}$/, 'Use the three letters of the currency, such as USD.'),
    }),
    members: z.array(DemoMember).min(1),
    offerings: z.array(Offering),
    dependencies: z.array(Dependency).min(1),
    trials: z.array(Trial),
    facts: z.array(Fact),
  })
  .meta({ description: 'Demo workspace' })
export type Demo = z.infer<typeof Demo>

type Stock = Pick<Catalogue, 'models' | 'offerings'>
type Say = (id: string, message: string) => void

export type ReadDemo = { ok: true; demo: Demo } | { ok: false; problems: string[] }

/** Reads the demo workspace from the contents of its file, beside the catalogue whose offerings it uses. */
export function readDemo(input: unknown, catalogue: Stock): ReadDemo {
  const parsed = Demo.safeParse(input)
  if (!parsed.success) return { ok: false, problems: parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`) }
  const problems = demoProblems(parsed.data, catalogue)
  return problems.length === 0 ? { ok: true, demo: parsed.data } : { ok: false, problems }
}

/** Everything the schemas cannot see: ids used twice, references that lead nowhere, things that happen before what they rest on. */
export function demoProblems(demo: Demo, catalogue: Stock): string[] {
  const problems: string[] = []
  const say: Say = (id, message) => problems.push(`${id}: ${message}`)
  const offerings = new Set([...catalogue.offerings, ...demo.offerings].map((offering) => offering.id))
  sayDuplicates(demo, catalogue, say)
  sayOfferings(demo, catalogue, say)
  sayDependencies(demo, offerings, say)
  sayTrials(demo, say)
  for (const fact of demo.facts) if (!offerings.has(fact.offeringId)) say(fact.id, noOffering(fact.offeringId))
  return problems
}

const noOffering = (id: string): string => `There is no offering “${id}”.`

function sayDuplicates({ members, offerings, dependencies, trials, facts }: Demo, catalogue: Stock, say: Say): void {
  for (const rows of [members, [...catalogue.offerings, ...offerings], dependencies, trials, facts]) {
    const seen = new Set<string>()
    for (const { id } of rows) {
      if (seen.has(id)) say(id, 'This id is used twice.')
      seen.add(id)
    }
  }
}

function sayOfferings({ offerings }: Demo, catalogue: Stock, say: Say): void {
  const models = new Set(catalogue.models.map((model) => model.id))
  for (const { id, modelId } of offerings) if (!models.has(modelId)) say(id, `There is no model “${modelId}”.`)
}

function sayDependencies({ dependencies, members }: Demo, offerings: ReadonlySet<string>, say: Say): void {
  const people = new Set(members.map((member) => member.id))
  for (const { id, incumbentId, ownerId, startedOn, challengers } of dependencies) {
    if (!offerings.has(incumbentId)) say(id, noOffering(incumbentId))
    if (ownerId !== null && !people.has(ownerId)) say(id, `There is no member “${ownerId}”.`)
    for (const { offeringId, addedOn } of challengers) {
      if (!offerings.has(offeringId)) say(id, noOffering(offeringId))
      if (addedOn < startedOn) say(id, `The challenger “${offeringId}” was added before the workflow began.`)
    }
  }
}

function sayTrials({ dependencies, trials }: Demo, say: Say): void {
  const byId = new Map(dependencies.map((dependency) => [dependency.id, dependency]))
  for (const { id, dependencyId, challengerId, incumbentId, registeredOn } of trials) {
    const dependency = byId.get(dependencyId)
    if (!dependency) {
      say(id, `There is no dependency “${dependencyId}”.`)
      continue
    }
    const challenger = dependency.challengers.find((entry) => entry.offeringId === challengerId)
    if (!challenger) say(id, `“${challengerId}” is no challenger of “${dependencyId}”.`)
    else if (registeredOn < challenger.addedOn) say(id, 'The trial was registered before its challenger was added.')
    if (incumbentId !== dependency.incumbentId) say(id, `“${incumbentId}” is not the incumbent of “${dependencyId}”.`)
  }
}
