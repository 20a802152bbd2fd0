import type { Permission } from '@/lib/auth/roles'
import { Model } from '@/lib/domain/model'
import { Offering } from '@/lib/domain/offering'
import { defaultPolicy } from '@/lib/domain/policy'
import { Vendor } from '@/lib/domain/vendor'
import type { ErrorCode } from '@/lib/errors'
import { ClaimQuery } from '@/lib/services/claim-query'
import type { FullWorkspace } from './full-workspace'

type Ids = FullWorkspace['ids']
type Args = (far: Ids) => unknown[]

/** What a verb needs, how it is called with the ids of another workspace, and what it answers then; null: it works and shows nothing of there. */
export type VerbRow = { needs: Permission; args: Args; answer: ErrorCode | null }

const shows = (args: Args = () => [], needs: Permission = 'workspace:read'): VerbRow => ({ needs, args, answer: null })
const finds = (args: Args): VerbRow => ({ needs: 'workspace:read', args, answer: 'not_found' })
const edits = (args: Args, needs: Permission = 'inventory:write'): VerbRow => ({ needs, args, answer: 'not_found' })
const refers = (args: Args, needs: Permission = 'inventory:write'): VerbRow => ({ needs, args, answer: 'invalid' })
const meets = (args: Args, needs: Permission = 'inventory:write'): VerbRow => ({ needs, args, answer: 'conflict' })
const makes = (args: Args, needs: Permission = 'inventory:write'): VerbRow => ({ needs, args, answer: null })

const model = (vendorId: string) => ({ vendorId, name: 'M', modelVersion: '1', group: 'm' })
const offering = (modelId: string, providerId: string) => ({ modelId, providerId, kind: 'cloud' })
const sold = (far: Ids) => ({
  offering: Offering.parse({ ...offering(far.model, far.vendor), id: far.offering }),
  model: Model.parse({ ...model(far.vendor), id: far.model }),
  vendor: Vendor.parse({ id: far.vendor, name: 'V' }),
  provider: null,
})
const dependency = (incumbentId: string) => ({
  name: 'D',
  task: 't2v',
  incumbentId,
  dimensionWeights: { motion: 1 },
  startedOn: '2026-01-05',
})
const fact = (offeringId: string) => ({ offeringId, gate: 'api_ga', value: true, sourceKind: 'contract', observedOn: '2026-11-01' })
const said = {
  task: 't2v',
  value: 1,
  unit: '%',
  evaluatorOrg: 'Lab',
  evaluatorKind: 'independent',
  publishedOn: '2026-11-01',
  tier: 'primary',
}
const claim = ({ model: modelId, source: sourceId }: Ids) => ({ ...said, modelId, sourceId })
const beside = (far: Ids) => ({
  ...claim(far),
  id: far.claim,
  benchmarkId: far.benchmark,
  dimensionId: null,
  tableId: 't',
  opponentId: null,
  evaluatorId: 'lab',
})
const seen = (far: Ids) => ({
  claim: beside(far),
  model: { facts: { name: 'M', modelVersion: '1' } },
  benchmark: null,
  source: { title: 'S' },
})
const conditions = { blind: true, sidesRandomised: true, ownPrompts: true, versionsExact: true, wins: 1, losses: 0, ties: 0 }
const days = { registeredOn: '2026-11-01', closedOn: '2026-11-02', plannedPrompts: 1 }
const trial = ({ dependency: dependencyId, challenger: challengerId }: Ids) => ({ dependencyId, challengerId, ...days, ...conditions })
const { policyVersion: basedOn, engineVersion: _engine, ...numbers } = defaultPolicy
const stricter = { basedOn, policyVersion: '1.1.0', policy: { ...numbers, midNetPreference: 0.2 } }

/** Every verb of a workspace, by file and name. A verb that is missing here makes a test fail. */
export const verbs: Record<string, VerbRow> = {
  'audit.history': shows(({ dependency: id }) => [{ type: 'dependency', id }]),
  'benchmarks.getBenchmark': finds(({ benchmark }) => [benchmark]),
  'benchmarks.listBenchmarkChoices': shows(),
  'benchmarks.listBenchmarks': shows(),
  'board.getBoard': shows(({ week }) => [week]),
  'claim-bulk.archiveClaims': edits((far) => [{ ids: [far.claim], expected: 1 }], 'claim:write'),
  'claim-bulk.unarchiveClaims': edits((far) => [{ ids: [far.claim], expected: 1 }], 'claim:write'),
  'claim-cells.changeCells': edits((far) => [{ id: far.claim, version: 1, note: 'mine now' }], 'claim:write'),
  'catalogue-acceptance.acceptCatalogueRows': meets((far) => [{ edition: far.hash, rows: [`vendors/${far.vendor}@1`] }]),
  'catalogue-acceptance.acceptShownRows': meets((far) => [{ edition: far.hash, stamp: far.hash }]),
  'catalogue-acceptance.dismissCatalogueRows': meets((far) => [{ edition: far.hash, rows: [`vendors/${far.vendor}@1`] }]),
  'catalogue-acceptance.recallCatalogueRows': meets((far) => [{ edition: far.hash, rows: [`vendors/${far.vendor}@1`] }]),
  'catalogue-editions.shippedFile': shows(),
  'catalogue-editions.uploadCatalogue': refers(() => [{ name: 'newer.json', bytes: new Uint8Array() }]),
  'catalogue-editions.withdrawCatalogue': meets((far) => [{ edition: far.hash }]),
  'catalogue-updates.catalogueUpdate': shows(),
  'catalogue-updates.ownCorrections': shows((far) => [{ part: 'vendors', id: far.vendor }]),
  'catalogue-updates.waitingUpdates': shows(),
  'claim-beside.figuresOf': shows((far) => [{ id: far.claim }, 10]),
  'claim-beside.laterBoard': shows((far) => [{ claim: beside(far), higherIsBetter: true }]),
  'claim-beside.sameMeasure': shows((far) => [beside(far)]),
  'claim-beside.sameTable': shows((far) => [beside(far)]),
  'claim-counter.counterOf': shows((far) => [{ ...beside(far), opponentId: far.model }, []]),
  'claim-echoes.repeatedWith': shows((far) => [far.claim]),
  'claim-facets.claimFacets': shows(),
  'claim-list.listClaims': shows(),
  'claim-search.searchTerms': shows(() => ['cana']),
  'claim-tags.listClaimTags': shows(),
  'claim-tags.tagClaims': edits((far) => [{ ids: [far.claim], expected: 1, tag: 'mine' }], 'claim:write'),
  'claim-tags.untagClaims': edits((far) => [{ ids: [far.claim], expected: 1, tag: 'canary' }], 'claim:write'),
  'claim-neighbours.claimNeighbours': shows((far) => [seen(far), ClaimQuery.parse({})]),
  'claim-today.claimToday': shows((far) => [
    beside(far),
    [{ dependency: { id: far.dependency }, worth: { appraisal: { y: 0.1 } }, challenger: {} }],
  ]),
  'claim-uses.claimUses': shows((far) => [{ ...claim(far), id: far.claim }]),
  'claim-view.getClaimView': finds((far) => [far.claim]),
  'claims.archiveClaim': edits((far) => [{ id: far.claim }], 'claim:write'),
  'claims.createClaim': refers((far) => [claim(far)], 'claim:write'),
  'claims.getClaim': finds((far) => [far.claim]),
  'claims.retractClaim': edits((far) => [{ id: far.claim, version: 1, retracted: true }], 'claim:write'),
  'claims.unarchiveClaim': edits((far) => [{ id: far.claim }], 'claim:write'),
  'claims.updateClaim': edits((far) => [{ ...claim(far), id: far.claim, version: 1 }], 'claim:write'),
  'comments.addComment': edits((far) => [{ subject: { type: 'claim', id: far.claim }, body: 'B' }], 'comment:write'),
  'comments.deleteComment': edits((far) => [{ id: far.comment }], 'comment:write'),
  'comments.editComment': edits((far) => [{ id: far.comment, version: 1, body: 'B' }], 'comment:write'),
  'comments.listComments': shows((far) => [{ type: 'claim', id: far.claim }]),
  'comments.restoreComment': edits((far) => [{ id: far.comment }], 'comment:write'),
  'dependencies.archiveDependency': edits((far) => [{ id: far.dependency }]),
  'dependencies.createDependency': refers((far) => [dependency(far.offering)]),
  'dependencies.getDependency': finds((far) => [far.dependency]),
  'dependencies.listDependencies': shows(),
  'dependencies.listOwnerChoices': shows(),
  'dependencies.unarchiveDependency': edits((far) => [{ id: far.dependency }]),
  'dependencies.updateDependency': edits((far) => [{ ...dependency(far.offering), id: far.dependency, version: 1 }]),
  'export-counts.countExport': shows(),
  'export-inventory.exportedAround': shows(),
  'export-inventory.exportedInventory': shows(),
  'export-inventory.modelClaims': shows((far) => [far.model]),
  'exports.exportClaims': shows((far) => [{ model: [far.model] }]),
  'exports.exportFile': shows(() => ['claims.csv']),
  'facts.archiveFact': edits((far) => [{ id: far.fact }], 'claim:write'),
  'facts.createFact': refers((far) => [fact(far.offering)], 'claim:write'),
  'facts.getFact': finds((far) => [far.fact]),
  'facts.listFacts': shows((far) => [far.offering]),
  'facts.unarchiveFact': edits((far) => [{ id: far.fact }], 'claim:write'),
  'facts.updateFact': edits((far) => [{ ...fact(far.offering), id: far.fact, version: 1 }], 'claim:write'),
  'import-apply.applyImport': edits((far) => [{ id: far.import, digest: far.hash }], 'claim:write'),
  'import-undo.undoImport': edits((far) => [{ id: far.import }], 'claim:write'),
  'import-views.dryRun': { ...finds((far) => [far.import, 'new']), needs: 'claim:write' },
  'import-views.importNames': { ...finds((far) => [far.import]), needs: 'claim:write' },
  'import-views.refusedRows': { ...finds((far) => [far.import]), needs: 'claim:write' },
  'imports.answerImport': edits((far) => [{ id: far.import, answers: [] }], 'claim:write'),
  'imports.discardImport': edits((far) => [{ id: far.import }], 'claim:write'),
  'imports.getImport': { ...finds((far) => [far.import]), needs: 'claim:write' },
  'imports.listImports': shows(() => [], 'claim:write'),
  'imports.mapImport': edits((far) => [{ id: far.import, columns: [] }], 'claim:write'),
  'imports.startImport': makes(
    ({ hash }) => [{ fileName: 'a.csv', fileSha256: hash, table: { format: 'CSV', columns: [], rows: [] } }],
    'claim:write',
  ),
  'inventory.countInventory': shows(),
  'invites.createInvite': makes(() => [{ email: 'new@example.org', role: 'viewer' }], 'member:manage'),
  'invites.listInvites': shows(() => [], 'member:manage'),
  'invites.revokeInvite': edits((far) => [{ id: far.invite }], 'member:manage'),
  'live-report.liveDependencyReport': shows((far) => [far.week, far.dependency]),
  'live-report.liveReport': shows((far) => [far.week]),
  'live-report.reportFrom': shows((far) => [far.week, { dependencies: [] }]),
  'members.changeRole': edits((far) => [{ userId: far.member, role: 'viewer', version: 1 }], 'member:manage'),
  'members.leaveWorkspace': shows(),
  'members.listMembers': shows(),
  'members.removeMember': edits((far) => [{ userId: far.member }], 'member:manage'),
  'members.restoreMember': edits((far) => [{ userId: far.member }], 'member:manage'),
  'models.archiveModel': edits((far) => [{ id: far.model }]),
  'models.countClaims': shows((far) => [far.model]),
  'models.createModel': refers((far) => [model(far.vendor)]),
  'models.findModelChoice': shows((far) => [far.model]),
  'models.getModel': finds((far) => [far.model]),
  'models.listModelChoices': shows(),
  'models.listModels': shows(),
  'models.unarchiveModel': edits((far) => [{ id: far.model }]),
  'models.updateModel': edits((far) => [{ ...model(far.vendor), id: far.model, version: 1 }]),
  'offering-facts.listGateFacts': shows((far) => [sold(far)]),
  'offerings.archiveOffering': edits((far) => [{ id: far.offering }]),
  'offerings.createOffering': refers((far) => [offering(far.model, far.vendor)]),
  'offerings.getOffering': finds((far) => [far.offering]),
  'offerings.getOfferingName': finds((far) => [far.offering]),
  'offerings.listDependenciesOn': shows((far) => [far.offering]),
  'offerings.listOfferingChoices': shows(),
  'offerings.listOfferings': shows(),
  'offerings.unarchiveOffering': edits((far) => [{ id: far.offering }]),
  'offerings.updateOffering': edits((far) => [{ ...offering(far.model, far.vendor), id: far.offering, version: 1 }]),
  'pair-history.pairChanges': shows(({ dependency: dependencyId, challenger: challengerId }) => [
    { dependencyId, challengerId, goal: 'capability' },
  ]),
  'palette.listPalette': shows(),
  'policies.policyOn': shows(() => ['2026-11-20']),
  'policies.newestPolicy': shows(),
  'policies.policyHistory': shows(),
  'policy-change.policyChangeOf': shows((far) => [{ week: '2026-W48', previousSha256: far.hash, policy: { policyVersion: '1.0.0' } }]),
  'policy-edits.adoptPolicy': makes(() => [{ ...stricter, reason: 'R' }], 'policy:manage'),
  'policy-edits.previewPolicy': shows(() => [stricter]),
  'review.getReview': shows((far) => [far.week]),
  'reviews.getDependencyWeek': finds((far) => [far.week, far.dependency]),
  'reviews.getHashedWeek': shows((far) => [far.week]),
  'reviews.getWeek': shows((far) => [far.week]),
  'reviews.getWeekContent': shows((far) => [far.week]),
  'reviews.lastSignedReport': shows(() => ['2026-W47']),
  'reviews.listReviews': shows(),
  'reviews.reportBefore': shows((far) => [{ week: '2026-W47', previousSha256: far.hash }]),
  'reviews.signPastWeek': refers((far) => [{ week: far.week, world: { dependencies: [] }, note: 'x' }], 'review:sign'),
  'reviews.signWeek': refers((far) => [{ week: far.week, evidenceSha256: far.hash }], 'review:sign'),
  'reviews.verdictHistory': shows((far) => [far.dependency]),
  'saved-views.deleteView': finds((far) => [{ id: far.view }]),
  'saved-views.getView': finds((far) => [far.view]),
  'saved-views.listViews': shows(),
  'saved-views.saveView': shows(() => [{ name: 'V', state: { q: 'x' } }]),
  'saved-views.updateView': finds((far) => [{ id: far.view, version: 1, name: 'mine now', state: {} }]),
  'search-dependencies.searchDependencies': shows(() => [{ q: 'canary' }]),
  'search-models.searchModels': shows(() => [{ q: 'canary' }]),
  'search-offerings.searchOfferings': shows(() => [{ q: 'canary' }]),
  'search-vendors.listCountries': shows(),
  'search-vendors.searchVendors': shows(() => [{ q: 'canary' }]),
  'source-captures.captureSource': edits((far) => [{ id: far.source }], 'claim:write'),
  'source-captures.compareCaptures': finds((far) => [{ sourceId: far.source, from: 1, to: 1 }]),
  'source-captures.listCaptures': shows((far) => [far.source]),
  'source-captures.pasteSource': edits((far) => [{ id: far.source, text: 'mine now' }], 'claim:write'),
  'sources.getSource': finds((far) => [far.source]),
  'sources.listSourceChoices': shows(),
  'trials.listTrials': shows((far) => [far.dependency]),
  'trials.recordTrial': edits((far) => [trial(far)], 'claim:write'),
  'trials.voidTrial': edits((far) => [{ id: far.trial, version: 1, voidReason: 'mine now' }], 'claim:write'),
  'trust.calibrationState': shows(),
  'trust.getTrust': shows(),
  'vendors.archiveVendor': edits((far) => [{ id: far.vendor }]),
  'vendors.createVendor': makes(() => [{ name: 'V' }]),
  'vendors.getVendor': finds((far) => [far.vendor]),
  'vendors.listVendorChoices': shows(),
  'vendors.listVendors': shows(),
  'vendors.unarchiveVendor': edits((far) => [{ id: far.vendor }]),
  'vendors.updateVendor': edits((far) => [{ id: far.vendor, name: 'mine now', version: 1 }]),
  'week-files.getWeekJson': shows((far) => [far.week]),
  'week-files.getWeekPdf': shows((far) => [far.week]),
  'workspace.updateWorkspace': makes(
    () => [{ name: 'N', timeZone: 'UTC', was: { name: 'Test studio', timeZone: 'Europe/Berlin' } }],
    'workspace:manage',
  ),
  'world.loadStampedWorld': shows(),
  'world.loadWorld': shows((far) => [far.dependency]),
  'world.readStamp': shows(),
}

/** What is exported beside the verbs and asks for no context: each with the lock that it has instead. */
export const otherDoors: Record<string, string> = {
  'account.changeEmail': 'The signed-in person, about themselves; needs the password.',
  'account.changeName': 'The signed-in person, about themselves.',
  'account.changePassword': 'The signed-in person, about themselves; needs the password.',
  'account.endOtherSessions': 'The signed-in person, about their own sessions.',
  'account.endSession': 'The signed-in person, about their own sessions.',
  'account.listSessions': 'The signed-in person, about their own sessions.',
  'account.setFirstPassword': 'The signed-in person, about themselves, while they have no password.',
  'account.workspacesOf': 'The signed-in person, about their own memberships.',
  'catalogue-comparison.compare': 'Works on the client of a workspace, for verbs that have asked.',
  'catalogue-editions.offeredEdition': 'Works on the client of a workspace, for verbs that have asked.',
  'catalogue-rows.findHeld': 'Works on the client of a workspace, for verbs that have asked.',
  'catalogue-rows.readHeld': 'Works on the client of a workspace, for verbs that have asked.',
  'catalogue.starterCatalogue': 'Reads files that ship with the product.',
  'first-run.firstRunLink': 'Needs the address of the database.',
  'first-run.freshLink': 'Needs the address of the database.',
  'frame.currentFrame': 'Asks for the current context itself.',
  'health.readiness': 'Shows nothing but whether the server works.',
  'invites.acceptAsNewPerson': 'Needs the secret of an open invite.',
  'invites.acceptAsPerson': 'Needs the secret of an open invite and the address it is for.',
  'invites.findInvite': 'Needs the secret of an invite.',
  'rows.freeId': 'Looks ids up only by the function that it is handed.',
  'seed.seedIfEmpty': 'Needs the address of the database.',
}
