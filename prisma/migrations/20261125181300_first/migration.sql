-- CreateEnum
CREATE TYPE "Role" AS ENUM ('viewer', 'rater', 'analyst', 'approver', 'owner');

-- CreateEnum
CREATE TYPE "Origin" AS ENUM ('catalogue', 'team', 'demo');

-- CreateEnum
CREATE TYPE "VendorRole" AS ENUM ('model_maker', 'cloud', 'aggregator');

-- CreateEnum
CREATE TYPE "CommercialUse" AS ENUM ('yes', 'restricted', 'no', 'unknown');

-- CreateEnum
CREATE TYPE "Access" AS ENUM ('api', 'app_only', 'open_weights');

-- CreateEnum
CREATE TYPE "LifecycleStatus" AS ENUM ('preview', 'available', 'legacy', 'announced', 'partly_retired', 'retired', 'disputed');

-- CreateEnum
CREATE TYPE "OfferingKind" AS ENUM ('first_party_api', 'aggregator', 'cloud', 'self_host');

-- CreateEnum
CREATE TYPE "FactSource" AS ENUM ('contract', 'vendor_doc', 'measured', 'independent', 'vendor_claim');

-- CreateEnum
CREATE TYPE "MaintainerKind" AS ENUM ('academic', 'vendor', 'community_arena', 'independent_lab');

-- CreateEnum
CREATE TYPE "Metric" AS ENUM ('human_pairwise', 'human_rating', 'vlm_judge', 'automatic', 'unstated');

-- CreateEnum
CREATE TYPE "EvaluatorKind" AS ENUM ('peer_reviewed', 'independent', 'community', 'collaborative', 'vendor', 'unknown');

-- CreateEnum
CREATE TYPE "SourceTier" AS ENUM ('primary', 'relay');

-- CreateEnum
CREATE TYPE "TrialState" AS ENUM ('registered', 'running', 'closed', 'voided');

-- CreateEnum
CREATE TYPE "TrialSide" AS ENUM ('challenger', 'incumbent');

-- CreateEnum
CREATE TYPE "ClipState" AS ENUM ('ready', 'failed', 'refused');

-- CreateEnum
CREATE TYPE "TrialChoice" AS ENUM ('challenger', 'incumbent', 'no_difference');

-- CreateEnum
CREATE TYPE "ReviewState" AS ENUM ('open', 'in_review', 'signed');

-- CreateEnum
CREATE TYPE "Goal" AS ENUM ('capability', 'cost', 'forced');

-- CreateEnum
CREATE TYPE "Status" AS ENUM ('JUSTIFIED', 'PROMISING', 'NOT_READY', 'INSUFFICIENT', 'HYPE', 'STAY');

-- CreateEnum
CREATE TYPE "Decision" AS ENUM ('agree', 'dissent');

-- CreateEnum
CREATE TYPE "ActionState" AS ENUM ('open', 'done', 'dropped');

-- CreateTable
CREATE TABLE "User" (
    "id" TEXT NOT NULL,
    "email" TEXT,
    "name" TEXT NOT NULL,
    "passwordHash" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "User_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Session" (
    "id" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastSeenAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMP(3) NOT NULL,
    "revokedAt" TIMESTAMP(3),
    "userAgent" TEXT,

    CONSTRAINT "Session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SignInLink" (
    "tokenHash" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMP(3) NOT NULL,
    "usedAt" TIMESTAMP(3),

    CONSTRAINT "SignInLink_pkey" PRIMARY KEY ("tokenHash")
);

-- CreateTable
CREATE TABLE "Workspace" (
    "id" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "timeZone" TEXT NOT NULL,
    "currency" TEXT NOT NULL DEFAULT 'USD',
    "demo" BOOLEAN NOT NULL DEFAULT false,
    "catalogueVersion" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Workspace_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Member" (
    "workspaceId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "role" "Role" NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "joinedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Member_pkey" PRIMARY KEY ("workspaceId","userId")
);

-- CreateTable
CREATE TABLE "Invite" (
    "workspaceId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "role" "Role" NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "createdById" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMP(3) NOT NULL,
    "acceptedAt" TIMESTAMP(3),
    "revokedAt" TIMESTAMP(3),

    CONSTRAINT "Invite_pkey" PRIMARY KEY ("workspaceId","id")
);

-- CreateTable
CREATE TABLE "Vendor" (
    "workspaceId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "country" TEXT,
    "website" TEXT,
    "statusPageUrl" TEXT,
    "roles" "VendorRole"[],
    "note" TEXT,
    "asOf" DATE,
    "unverifiedFields" TEXT[],
    "sources" JSONB NOT NULL DEFAULT '[]',
    "origin" "Origin" NOT NULL DEFAULT 'team',
    "catalogueRow" JSONB,
    "archivedAt" TIMESTAMP(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Vendor_pkey" PRIMARY KEY ("workspaceId","id")
);

-- CreateTable
CREATE TABLE "Model" (
    "workspaceId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "vendorId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "modelVersion" TEXT NOT NULL,
    "group" TEXT NOT NULL,
    "releasedOn" DATE,
    "tasks" TEXT[],
    "access" "Access"[],
    "licence" TEXT,
    "commercialUse" "CommercialUse" NOT NULL DEFAULT 'unknown',
    "maxResolution" TEXT,
    "maxDurationSeconds" DOUBLE PRECISION,
    "fps" DOUBLE PRECISION,
    "nativeAudio" BOOLEAN,
    "minVramGb" DOUBLE PRECISION,
    "apiModelIds" TEXT[],
    "aliases" TEXT[],
    "lifecycleStatus" "LifecycleStatus",
    "lifecycleNote" TEXT,
    "retiresOn" DATE,
    "retirementKnownOn" DATE,
    "replacementModelId" TEXT,
    "note" TEXT,
    "asOf" DATE,
    "unverifiedFields" TEXT[],
    "sources" JSONB NOT NULL DEFAULT '[]',
    "origin" "Origin" NOT NULL DEFAULT 'team',
    "catalogueRow" JSONB,
    "archivedAt" TIMESTAMP(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Model_pkey" PRIMARY KEY ("workspaceId","id")
);

-- CreateTable
CREATE TABLE "Offering" (
    "workspaceId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "modelId" TEXT NOT NULL,
    "providerId" TEXT,
    "kind" "OfferingKind" NOT NULL,
    "apiModelId" TEXT,
    "priceUsdPerSecond" DECIMAL(12,6),
    "priceBasis" TEXT,
    "priceTiers" JSONB NOT NULL DEFAULT '[]',
    "maxDurationSeconds" DOUBLE PRECISION,
    "regions" TEXT[],
    "regionNote" TEXT,
    "sla" TEXT,
    "lifecycleStatus" "LifecycleStatus",
    "lifecycleNote" TEXT,
    "retiresOn" DATE,
    "retirementKnownOn" DATE,
    "replacementModelId" TEXT,
    "note" TEXT,
    "asOf" DATE,
    "unverifiedFields" TEXT[],
    "sources" JSONB NOT NULL DEFAULT '[]',
    "origin" "Origin" NOT NULL DEFAULT 'team',
    "catalogueRow" JSONB,
    "archivedAt" TIMESTAMP(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Offering_pkey" PRIMARY KEY ("workspaceId","id")
);

-- CreateTable
CREATE TABLE "Fact" (
    "workspaceId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "offeringId" TEXT NOT NULL,
    "gate" TEXT NOT NULL,
    "value" JSONB NOT NULL,
    "sourceKind" "FactSource" NOT NULL,
    "observedOn" DATE NOT NULL,
    "relSe" DOUBLE PRECISION,
    "quote" TEXT,
    "note" TEXT,
    "sourceId" TEXT,
    "origin" "Origin" NOT NULL DEFAULT 'team',
    "archivedAt" TIMESTAMP(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Fact_pkey" PRIMARY KEY ("workspaceId","id")
);

-- CreateTable
CREATE TABLE "Dependency" (
    "workspaceId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "task" TEXT NOT NULL,
    "incumbentId" TEXT NOT NULL,
    "ownerId" TEXT,
    "dimensionWeights" JSONB NOT NULL,
    "costGoal" BOOLEAN NOT NULL DEFAULT false,
    "mid" DOUBLE PRECISION,
    "forcedMoveBy" DATE,
    "requiredRegions" TEXT[],
    "peakJobsPerHour" DOUBLE PRECISION,
    "monthlySpend" DECIMAL(14,2),
    "finishedSecondsPerMonth" DOUBLE PRECISION,
    "costPerFinishedSecond" JSONB,
    "valuePerNetPointPerMonth" DECIMAL(14,2),
    "contractEndsOn" DATE,
    "decisionDueOn" DATE,
    "startedOn" DATE NOT NULL,
    "note" TEXT,
    "origin" "Origin" NOT NULL DEFAULT 'team',
    "archivedAt" TIMESTAMP(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Dependency_pkey" PRIMARY KEY ("workspaceId","id")
);

-- CreateTable
CREATE TABLE "Challenger" (
    "workspaceId" TEXT NOT NULL,
    "dependencyId" TEXT NOT NULL,
    "offeringId" TEXT NOT NULL,
    "addedOn" DATE NOT NULL,
    "costPerFinishedSecond" JSONB,
    "switchingCost" JSONB,
    "note" TEXT,
    "origin" "Origin" NOT NULL DEFAULT 'team',

    CONSTRAINT "Challenger_pkey" PRIMARY KEY ("workspaceId","dependencyId","offeringId")
);

-- CreateTable
CREATE TABLE "Benchmark" (
    "workspaceId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "benchmarkVersion" TEXT,
    "tasks" TEXT[],
    "maintainer" TEXT NOT NULL,
    "maintainerKind" "MaintainerKind" NOT NULL,
    "peerReviewed" BOOLEAN,
    "publishedIn" TEXT,
    "promptCount" INTEGER,
    "promptsPublic" BOOLEAN,
    "codePublic" BOOLEAN,
    "saturated" BOOLEAN,
    "caveats" TEXT[],
    "sources" JSONB NOT NULL DEFAULT '[]',
    "asOf" DATE,
    "origin" "Origin" NOT NULL DEFAULT 'team',
    "catalogueRow" JSONB,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Benchmark_pkey" PRIMARY KEY ("workspaceId","id")
);

-- CreateTable
CREATE TABLE "BenchmarkDimension" (
    "workspaceId" TEXT NOT NULL,
    "benchmarkId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "dimension" TEXT,
    "metric" "Metric" NOT NULL,
    "unit" TEXT NOT NULL,
    "higherIsBetter" BOOLEAN NOT NULL,
    "min" DOUBLE PRECISION,
    "max" DOUBLE PRECISION,

    CONSTRAINT "BenchmarkDimension_pkey" PRIMARY KEY ("workspaceId","benchmarkId","id")
);

-- CreateTable
CREATE TABLE "Source" (
    "workspaceId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "url" TEXT,
    "readOn" DATE,
    "text" TEXT,
    "textSha256" TEXT,
    "origin" "Origin" NOT NULL DEFAULT 'team',
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Source_pkey" PRIMARY KEY ("workspaceId","id")
);

-- CreateTable
CREATE TABLE "Claim" (
    "workspaceId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "modelId" TEXT NOT NULL,
    "variant" TEXT,
    "benchmarkId" TEXT,
    "dimensionId" TEXT,
    "task" TEXT NOT NULL,
    "statement" TEXT,
    "value" DOUBLE PRECISION,
    "unit" TEXT,
    "ciLow" DOUBLE PRECISION,
    "ciHigh" DOUBLE PRECISION,
    "sampleSize" INTEGER,
    "sampleUnit" TEXT,
    "opponentId" TEXT,
    "wins" INTEGER,
    "losses" INTEGER,
    "ties" INTEGER,
    "evaluatorId" TEXT NOT NULL,
    "evaluatorOrg" TEXT NOT NULL,
    "evaluatorKind" "EvaluatorKind" NOT NULL,
    "interestId" TEXT,
    "settingsDisclosed" BOOLEAN,
    "settings" TEXT,
    "tableId" TEXT,
    "rank" INTEGER,
    "tableSize" INTEGER,
    "publishedOn" DATE NOT NULL,
    "evaluatedOn" DATE,
    "sourceId" TEXT NOT NULL,
    "locator" TEXT,
    "tier" "SourceTier" NOT NULL,
    "repeatsId" TEXT,
    "readAs" TEXT,
    "derived" BOOLEAN NOT NULL DEFAULT false,
    "unverified" BOOLEAN NOT NULL DEFAULT false,
    "retracted" BOOLEAN NOT NULL DEFAULT false,
    "note" TEXT,
    "origin" "Origin" NOT NULL DEFAULT 'team',
    "catalogueRow" JSONB,
    "archivedAt" TIMESTAMP(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Claim_pkey" PRIMARY KEY ("workspaceId","id")
);

-- CreateTable
CREATE TABLE "Trial" (
    "workspaceId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "dependencyId" TEXT NOT NULL,
    "challengerId" TEXT NOT NULL,
    "incumbentId" TEXT NOT NULL,
    "state" "TrialState" NOT NULL DEFAULT 'registered',
    "registeredOn" DATE NOT NULL,
    "closedOn" DATE,
    "plannedPrompts" INTEGER NOT NULL,
    "ratersPerPrompt" INTEGER NOT NULL DEFAULT 3,
    "blind" BOOLEAN NOT NULL,
    "sidesRandomised" BOOLEAN NOT NULL,
    "ownPrompts" BOOLEAN NOT NULL,
    "versionsExact" BOOLEAN NOT NULL,
    "wins" INTEGER,
    "losses" INTEGER,
    "ties" INTEGER,
    "voidReason" TEXT,
    "note" TEXT,
    "origin" "Origin" NOT NULL DEFAULT 'team',
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Trial_pkey" PRIMARY KEY ("workspaceId","id")
);

-- CreateTable
CREATE TABLE "TrialPrompt" (
    "workspaceId" TEXT NOT NULL,
    "trialId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "useCase" TEXT,
    "position" INTEGER NOT NULL,

    CONSTRAINT "TrialPrompt_pkey" PRIMARY KEY ("workspaceId","trialId","id")
);

-- CreateTable
CREATE TABLE "TrialClip" (
    "workspaceId" TEXT NOT NULL,
    "trialId" TEXT NOT NULL,
    "promptId" TEXT NOT NULL,
    "side" "TrialSide" NOT NULL,
    "state" "ClipState" NOT NULL,
    "storageKey" TEXT,
    "sha256" TEXT,
    "media" JSONB,

    CONSTRAINT "TrialClip_pkey" PRIMARY KEY ("workspaceId","trialId","promptId","side")
);

-- CreateTable
CREATE TABLE "TrialVote" (
    "workspaceId" TEXT NOT NULL,
    "trialId" TEXT NOT NULL,
    "promptId" TEXT NOT NULL,
    "raterId" TEXT NOT NULL,
    "leftSide" "TrialSide" NOT NULL,
    "choice" "TrialChoice" NOT NULL,
    "tags" TEXT[],
    "votedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "TrialVote_pkey" PRIMARY KEY ("workspaceId","trialId","promptId","raterId")
);

-- CreateTable
CREATE TABLE "Policy" (
    "workspaceId" TEXT NOT NULL,
    "policyVersion" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "reason" TEXT,
    "activeFrom" DATE NOT NULL,
    "createdById" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Policy_pkey" PRIMARY KEY ("workspaceId","policyVersion")
);

-- CreateTable
CREATE TABLE "Review" (
    "workspaceId" TEXT NOT NULL,
    "week" TEXT NOT NULL,
    "edition" INTEGER NOT NULL DEFAULT 1,
    "state" "ReviewState" NOT NULL DEFAULT 'open',
    "asOf" DATE,
    "openedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "signedAt" TIMESTAMP(3),
    "content" TEXT,
    "sha256" TEXT,
    "previousSha256" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Review_pkey" PRIMARY KEY ("workspaceId","week","edition")
);

-- CreateTable
CREATE TABLE "VerdictSnapshot" (
    "workspaceId" TEXT NOT NULL,
    "week" TEXT NOT NULL,
    "edition" INTEGER NOT NULL,
    "dependencyId" TEXT NOT NULL,
    "challengerId" TEXT NOT NULL,
    "goal" "Goal" NOT NULL,
    "status" "Status" NOT NULL,
    "quality" INTEGER NOT NULL,
    "readiness" INTEGER NOT NULL,
    "economics" INTEGER NOT NULL,
    "netPreference" DOUBLE PRECISION NOT NULL,
    "lo90" DOUBLE PRECISION NOT NULL,
    "hi90" DOUBLE PRECISION NOT NULL,
    "headline" BOOLEAN NOT NULL,
    "policyVersion" TEXT NOT NULL,
    "engineVersion" TEXT NOT NULL,
    "inputsSha256" TEXT NOT NULL,
    "reasons" TEXT[],
    "forcedMoveBy" DATE,

    CONSTRAINT "VerdictSnapshot_pkey" PRIMARY KEY ("workspaceId","week","edition","dependencyId","challengerId","goal")
);

-- CreateTable
CREATE TABLE "SignOff" (
    "workspaceId" TEXT NOT NULL,
    "week" TEXT NOT NULL,
    "edition" INTEGER NOT NULL,
    "userId" TEXT NOT NULL,
    "userName" TEXT NOT NULL,
    "role" "Role" NOT NULL,
    "decision" "Decision" NOT NULL,
    "note" TEXT,
    "contentSha256" TEXT NOT NULL,
    "signedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "SignOff_pkey" PRIMARY KEY ("workspaceId","week","edition","userId")
);

-- CreateTable
CREATE TABLE "Override" (
    "workspaceId" TEXT NOT NULL,
    "week" TEXT NOT NULL,
    "edition" INTEGER NOT NULL,
    "dependencyId" TEXT NOT NULL,
    "challengerId" TEXT NOT NULL,
    "status" "Status" NOT NULL,
    "reason" TEXT NOT NULL,
    "authorId" TEXT NOT NULL,
    "authorName" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Override_pkey" PRIMARY KEY ("workspaceId","week","edition","dependencyId","challengerId")
);

-- CreateTable
CREATE TABLE "Action" (
    "workspaceId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "dependencyId" TEXT,
    "challengerId" TEXT,
    "code" TEXT,
    "title" TEXT NOT NULL,
    "ownerId" TEXT,
    "dueOn" DATE,
    "state" "ActionState" NOT NULL DEFAULT 'open',
    "proposedWeek" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Action_pkey" PRIMARY KEY ("workspaceId","id")
);

-- CreateTable
CREATE TABLE "Comment" (
    "workspaceId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "subjectType" TEXT NOT NULL,
    "subjectId" TEXT NOT NULL,
    "authorId" TEXT NOT NULL,
    "authorName" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Comment_pkey" PRIMARY KEY ("workspaceId","id")
);

-- CreateTable
CREATE TABLE "AuditEvent" (
    "workspaceId" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "actorKind" TEXT NOT NULL,
    "actorId" TEXT,
    "actorName" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "subjectType" TEXT NOT NULL,
    "subjectId" TEXT NOT NULL,
    "detail" JSONB NOT NULL,
    "prevHash" TEXT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "AuditEvent_pkey" PRIMARY KEY ("workspaceId","seq")
);

-- CreateTable
CREATE TABLE "ImportRun" (
    "workspaceId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "fileName" TEXT NOT NULL,
    "fileSha256" TEXT NOT NULL,
    "mapping" JSONB NOT NULL,
    "state" TEXT NOT NULL,
    "counts" JSONB NOT NULL,
    "createdById" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "undoneAt" TIMESTAMP(3),

    CONSTRAINT "ImportRun_pkey" PRIMARY KEY ("workspaceId","id")
);

-- CreateTable
CREATE TABLE "ApiKey" (
    "workspaceId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "prefix" TEXT NOT NULL,
    "keyHash" TEXT NOT NULL,
    "role" "Role" NOT NULL,
    "createdById" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMP(3),
    "lastUsedAt" TIMESTAMP(3),
    "revokedAt" TIMESTAMP(3),

    CONSTRAINT "ApiKey_pkey" PRIMARY KEY ("workspaceId","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "User_email_key" ON "User"("email");

-- CreateIndex
CREATE INDEX "Session_userId_idx" ON "Session"("userId");

-- CreateIndex
CREATE INDEX "SignInLink_userId_idx" ON "SignInLink"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "Workspace_slug_key" ON "Workspace"("slug");

-- CreateIndex
CREATE INDEX "Member_userId_idx" ON "Member"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "Invite_tokenHash_key" ON "Invite"("tokenHash");

-- CreateIndex
CREATE INDEX "Model_workspaceId_vendorId_idx" ON "Model"("workspaceId", "vendorId");

-- CreateIndex
CREATE INDEX "Offering_workspaceId_modelId_idx" ON "Offering"("workspaceId", "modelId");

-- CreateIndex
CREATE INDEX "Offering_workspaceId_providerId_idx" ON "Offering"("workspaceId", "providerId");

-- CreateIndex
CREATE INDEX "Fact_workspaceId_offeringId_idx" ON "Fact"("workspaceId", "offeringId");

-- CreateIndex
CREATE INDEX "Claim_workspaceId_modelId_idx" ON "Claim"("workspaceId", "modelId");

-- CreateIndex
CREATE INDEX "Claim_workspaceId_publishedOn_id_idx" ON "Claim"("workspaceId", "publishedOn" DESC, "id");

-- CreateIndex
CREATE INDEX "Claim_workspaceId_benchmarkId_idx" ON "Claim"("workspaceId", "benchmarkId");

-- CreateIndex
CREATE INDEX "Trial_workspaceId_dependencyId_idx" ON "Trial"("workspaceId", "dependencyId");

-- CreateIndex
CREATE INDEX "VerdictSnapshot_workspaceId_dependencyId_week_idx" ON "VerdictSnapshot"("workspaceId", "dependencyId", "week");

-- CreateIndex
CREATE INDEX "Comment_workspaceId_subjectType_subjectId_idx" ON "Comment"("workspaceId", "subjectType", "subjectId");

-- CreateIndex
CREATE INDEX "AuditEvent_workspaceId_subjectType_subjectId_idx" ON "AuditEvent"("workspaceId", "subjectType", "subjectId");

-- CreateIndex
CREATE UNIQUE INDEX "ImportRun_workspaceId_fileSha256_kind_key" ON "ImportRun"("workspaceId", "fileSha256", "kind");

-- CreateIndex
CREATE UNIQUE INDEX "ApiKey_keyHash_key" ON "ApiKey"("keyHash");

-- AddForeignKey
ALTER TABLE "Session" ADD CONSTRAINT "Session_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SignInLink" ADD CONSTRAINT "SignInLink_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Member" ADD CONSTRAINT "Member_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Member" ADD CONSTRAINT "Member_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Invite" ADD CONSTRAINT "Invite_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Vendor" ADD CONSTRAINT "Vendor_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Model" ADD CONSTRAINT "Model_workspaceId_vendorId_fkey" FOREIGN KEY ("workspaceId", "vendorId") REFERENCES "Vendor"("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Offering" ADD CONSTRAINT "Offering_workspaceId_modelId_fkey" FOREIGN KEY ("workspaceId", "modelId") REFERENCES "Model"("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Offering" ADD CONSTRAINT "Offering_workspaceId_providerId_fkey" FOREIGN KEY ("workspaceId", "providerId") REFERENCES "Vendor"("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Fact" ADD CONSTRAINT "Fact_workspaceId_offeringId_fkey" FOREIGN KEY ("workspaceId", "offeringId") REFERENCES "Offering"("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Fact" ADD CONSTRAINT "Fact_workspaceId_sourceId_fkey" FOREIGN KEY ("workspaceId", "sourceId") REFERENCES "Source"("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Dependency" ADD CONSTRAINT "Dependency_workspaceId_incumbentId_fkey" FOREIGN KEY ("workspaceId", "incumbentId") REFERENCES "Offering"("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Challenger" ADD CONSTRAINT "Challenger_workspaceId_dependencyId_fkey" FOREIGN KEY ("workspaceId", "dependencyId") REFERENCES "Dependency"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Challenger" ADD CONSTRAINT "Challenger_workspaceId_offeringId_fkey" FOREIGN KEY ("workspaceId", "offeringId") REFERENCES "Offering"("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Benchmark" ADD CONSTRAINT "Benchmark_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BenchmarkDimension" ADD CONSTRAINT "BenchmarkDimension_workspaceId_benchmarkId_fkey" FOREIGN KEY ("workspaceId", "benchmarkId") REFERENCES "Benchmark"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Source" ADD CONSTRAINT "Source_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Claim" ADD CONSTRAINT "Claim_workspaceId_modelId_fkey" FOREIGN KEY ("workspaceId", "modelId") REFERENCES "Model"("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Claim" ADD CONSTRAINT "Claim_workspaceId_opponentId_fkey" FOREIGN KEY ("workspaceId", "opponentId") REFERENCES "Model"("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Claim" ADD CONSTRAINT "Claim_workspaceId_benchmarkId_fkey" FOREIGN KEY ("workspaceId", "benchmarkId") REFERENCES "Benchmark"("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Claim" ADD CONSTRAINT "Claim_workspaceId_benchmarkId_dimensionId_fkey" FOREIGN KEY ("workspaceId", "benchmarkId", "dimensionId") REFERENCES "BenchmarkDimension"("workspaceId", "benchmarkId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Claim" ADD CONSTRAINT "Claim_workspaceId_interestId_fkey" FOREIGN KEY ("workspaceId", "interestId") REFERENCES "Vendor"("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Claim" ADD CONSTRAINT "Claim_workspaceId_sourceId_fkey" FOREIGN KEY ("workspaceId", "sourceId") REFERENCES "Source"("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Claim" ADD CONSTRAINT "Claim_workspaceId_repeatsId_fkey" FOREIGN KEY ("workspaceId", "repeatsId") REFERENCES "Claim"("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Trial" ADD CONSTRAINT "Trial_workspaceId_dependencyId_fkey" FOREIGN KEY ("workspaceId", "dependencyId") REFERENCES "Dependency"("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Trial" ADD CONSTRAINT "Trial_workspaceId_challengerId_fkey" FOREIGN KEY ("workspaceId", "challengerId") REFERENCES "Offering"("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Trial" ADD CONSTRAINT "Trial_workspaceId_incumbentId_fkey" FOREIGN KEY ("workspaceId", "incumbentId") REFERENCES "Offering"("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TrialPrompt" ADD CONSTRAINT "TrialPrompt_workspaceId_trialId_fkey" FOREIGN KEY ("workspaceId", "trialId") REFERENCES "Trial"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TrialClip" ADD CONSTRAINT "TrialClip_workspaceId_trialId_promptId_fkey" FOREIGN KEY ("workspaceId", "trialId", "promptId") REFERENCES "TrialPrompt"("workspaceId", "trialId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TrialVote" ADD CONSTRAINT "TrialVote_workspaceId_trialId_promptId_fkey" FOREIGN KEY ("workspaceId", "trialId", "promptId") REFERENCES "TrialPrompt"("workspaceId", "trialId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Policy" ADD CONSTRAINT "Policy_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Review" ADD CONSTRAINT "Review_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "VerdictSnapshot" ADD CONSTRAINT "VerdictSnapshot_workspaceId_week_edition_fkey" FOREIGN KEY ("workspaceId", "week", "edition") REFERENCES "Review"("workspaceId", "week", "edition") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SignOff" ADD CONSTRAINT "SignOff_workspaceId_week_edition_fkey" FOREIGN KEY ("workspaceId", "week", "edition") REFERENCES "Review"("workspaceId", "week", "edition") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Override" ADD CONSTRAINT "Override_workspaceId_week_edition_fkey" FOREIGN KEY ("workspaceId", "week", "edition") REFERENCES "Review"("workspaceId", "week", "edition") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Action" ADD CONSTRAINT "Action_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Action" ADD CONSTRAINT "Action_workspaceId_dependencyId_fkey" FOREIGN KEY ("workspaceId", "dependencyId") REFERENCES "Dependency"("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Comment" ADD CONSTRAINT "Comment_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AuditEvent" ADD CONSTRAINT "AuditEvent_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ImportRun" ADD CONSTRAINT "ImportRun_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ApiKey" ADD CONSTRAINT "ApiKey_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;
