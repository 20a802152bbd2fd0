-- CreateEnum
CREATE TYPE "JobState" AS ENUM ('submitted', 'running', 'finished', 'failed', 'refused', 'cancelled');

-- CreateEnum
CREATE TYPE "StatusPageKind" AS ENUM ('statuspage', 'incident_io', 'instatus');

-- CreateEnum
CREATE TYPE "PriceUnit" AS ENUM ('second', 'minute', 'clip', 'frame', 'credit');

-- CreateEnum
CREATE TYPE "PriceSource" AS ENUM ('list', 'invoice', 'contract');

-- CreateEnum
CREATE TYPE "LifecycleStage" AS ENUM ('preview', 'ga', 'deprecated', 'retired');

-- CreateEnum
CREATE TYPE "PromiseOutcome" AS ENUM ('kept', 'late', 'changed', 'dropped');

-- CreateEnum
CREATE TYPE "RehearsalOutcome" AS ENUM ('worked', 'partly', 'failed');

-- AlterTable
ALTER TABLE "Offering" ADD COLUMN     "pinned" BOOLEAN;

-- AlterTable
ALTER TABLE "Vendor" ADD COLUMN     "parentCountry" TEXT,
ADD COLUMN     "parentName" TEXT;

-- CreateTable
CREATE TABLE "JobLog" (
    "workspaceId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "via" TEXT NOT NULL,
    "format" TEXT NOT NULL,
    "fileName" TEXT,
    "sha256" TEXT NOT NULL,
    "read" INTEGER NOT NULL DEFAULT 0,
    "added" INTEGER NOT NULL DEFAULT 0,
    "updated" INTEGER NOT NULL DEFAULT 0,
    "same" INTEGER NOT NULL DEFAULT 0,
    "refused" INTEGER NOT NULL DEFAULT 0,
    "refusedLines" BYTEA,
    "createdById" TEXT,
    "createdByName" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "JobLog_pkey" PRIMARY KEY ("workspaceId","id")
);

-- CreateTable
CREATE TABLE "GenerationJob" (
    "workspaceId" TEXT NOT NULL,
    "offeringId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "logId" TEXT NOT NULL,
    "setting" TEXT NOT NULL,
    "resolution" TEXT,
    "seconds" DOUBLE PRECISION,
    "submittedAt" TIMESTAMP(3) NOT NULL,
    "queuedAt" TIMESTAMP(3),
    "startedAt" TIMESTAMP(3),
    "finishedAt" TIMESTAMP(3),
    "state" "JobState" NOT NULL,
    "errorCode" TEXT,
    "cost" DECIMAL(14,6),
    "currency" TEXT,
    "accepted" BOOLEAN,

    CONSTRAINT "GenerationJob_pkey" PRIMARY KEY ("workspaceId","offeringId","id")
);

-- CreateTable
CREATE TABLE "JobSummary" (
    "workspaceId" TEXT NOT NULL,
    "offeringId" TEXT NOT NULL,
    "setting" TEXT NOT NULL,
    "fromOn" DATE NOT NULL,
    "toOn" DATE NOT NULL,
    "figures" JSONB NOT NULL,
    "atGates" BOOLEAN NOT NULL DEFAULT false,
    "chosenByName" TEXT,
    "computedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "JobSummary_pkey" PRIMARY KEY ("workspaceId","offeringId","setting")
);

-- CreateTable
CREATE TABLE "StatusPage" (
    "workspaceId" TEXT NOT NULL,
    "vendorId" TEXT NOT NULL,
    "kind" "StatusPageKind" NOT NULL,
    "url" TEXT NOT NULL,
    "everyMinutes" INTEGER NOT NULL DEFAULT 15,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "components" TEXT[],
    "nextReadAt" TIMESTAMP(3) NOT NULL,
    "leaseUntil" TIMESTAMP(3),
    "readAt" TIMESTAMP(3),
    "failingSince" TIMESTAMP(3),
    "failure" TEXT,
    "indicator" TEXT,
    "description" TEXT,
    "createdByName" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "StatusPage_pkey" PRIMARY KEY ("workspaceId","vendorId")
);

-- CreateTable
CREATE TABLE "StatusReading" (
    "workspaceId" TEXT NOT NULL,
    "vendorId" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "indicator" TEXT NOT NULL,
    "affected" TEXT[],

    CONSTRAINT "StatusReading_pkey" PRIMARY KEY ("workspaceId","vendorId","at")
);

-- CreateTable
CREATE TABLE "Incident" (
    "workspaceId" TEXT NOT NULL,
    "vendorId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "impact" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "startedAt" TIMESTAMP(3) NOT NULL,
    "resolvedAt" TIMESTAMP(3),
    "url" TEXT,
    "components" TEXT[],
    "firstSeenAt" TIMESTAMP(3) NOT NULL,
    "lastSeenAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Incident_pkey" PRIMARY KEY ("workspaceId","vendorId","id")
);

-- CreateTable
CREATE TABLE "Price" (
    "workspaceId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "offeringId" TEXT NOT NULL,
    "unit" "PriceUnit" NOT NULL,
    "amount" DECIMAL(14,6) NOT NULL,
    "currency" TEXT NOT NULL,
    "resolution" TEXT,
    "audio" BOOLEAN,
    "secondsPerClip" DOUBLE PRECISION,
    "framesPerSecond" DOUBLE PRECISION,
    "creditsPerSecond" DOUBLE PRECISION,
    "discount" DOUBLE PRECISION,
    "rate" DOUBLE PRECISION,
    "rateOn" DATE,
    "rateSource" TEXT,
    "source" "PriceSource" NOT NULL,
    "validFrom" DATE NOT NULL,
    "sourceId" TEXT,
    "note" TEXT,
    "origin" "Origin" NOT NULL DEFAULT 'team',
    "createdByName" TEXT NOT NULL DEFAULT '',
    "archivedAt" TIMESTAMP(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Price_pkey" PRIMARY KEY ("workspaceId","id")
);

-- CreateTable
CREATE TABLE "Questionnaire" (
    "workspaceId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "vendorId" TEXT NOT NULL,
    "offeringId" TEXT,
    "recipient" TEXT,
    "message" TEXT,
    "questions" TEXT[],
    "tokenHash" TEXT,
    "expiresAt" TIMESTAMP(3),
    "createdById" TEXT,
    "createdByName" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "submittedAt" TIMESTAMP(3),
    "submittedByName" TEXT,
    "revokedAt" TIMESTAMP(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Questionnaire_pkey" PRIMARY KEY ("workspaceId","id")
);

-- CreateTable
CREATE TABLE "Answer" (
    "workspaceId" TEXT NOT NULL,
    "questionnaireId" TEXT NOT NULL,
    "questionId" TEXT NOT NULL,
    "value" JSONB,
    "text" TEXT,
    "documentUrl" TEXT,
    "documentTitle" TEXT,
    "documentOn" DATE,
    "answeredAt" TIMESTAMP(3) NOT NULL,
    "outcome" TEXT,
    "reviewNote" TEXT,
    "reviewedByName" TEXT,
    "reviewedAt" TIMESTAMP(3),
    "factId" TEXT,

    CONSTRAINT "Answer_pkey" PRIMARY KEY ("workspaceId","questionnaireId","questionId")
);

-- CreateTable
CREATE TABLE "LifecycleEvent" (
    "workspaceId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "offeringId" TEXT NOT NULL,
    "stage" "LifecycleStage" NOT NULL,
    "happensOn" DATE NOT NULL,
    "knownOn" DATE NOT NULL,
    "sourceId" TEXT,
    "note" TEXT,
    "origin" "Origin" NOT NULL DEFAULT 'team',
    "createdByName" TEXT NOT NULL DEFAULT '',
    "archivedAt" TIMESTAMP(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "LifecycleEvent_pkey" PRIMARY KEY ("workspaceId","id")
);

-- CreateTable
CREATE TABLE "RoadmapPromise" (
    "workspaceId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "vendorId" TEXT NOT NULL,
    "statement" TEXT NOT NULL,
    "promisedOn" DATE NOT NULL,
    "dueOn" DATE,
    "dueText" TEXT,
    "sourceId" TEXT,
    "outcome" "PromiseOutcome",
    "outcomeOn" DATE,
    "outcomeNote" TEXT,
    "outcomeSourceId" TEXT,
    "origin" "Origin" NOT NULL DEFAULT 'team',
    "createdByName" TEXT NOT NULL DEFAULT '',
    "archivedAt" TIMESTAMP(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "RoadmapPromise_pkey" PRIMARY KEY ("workspaceId","id")
);

-- CreateTable
CREATE TABLE "RoadmapAsk" (
    "workspaceId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "vendorId" TEXT NOT NULL,
    "askedOn" DATE NOT NULL,
    "askedByName" TEXT NOT NULL,
    "question" TEXT NOT NULL,
    "answeredOn" DATE,
    "answer" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "RoadmapAsk_pkey" PRIMARY KEY ("workspaceId","id")
);

-- CreateTable
CREATE TABLE "Fallback" (
    "workspaceId" TEXT NOT NULL,
    "dependencyId" TEXT NOT NULL,
    "offeringId" TEXT NOT NULL,
    "note" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Fallback_pkey" PRIMARY KEY ("workspaceId","dependencyId","offeringId")
);

-- CreateTable
CREATE TABLE "Rehearsal" (
    "workspaceId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "dependencyId" TEXT NOT NULL,
    "offeringId" TEXT NOT NULL,
    "rehearsedOn" DATE NOT NULL,
    "outcome" "RehearsalOutcome" NOT NULL,
    "minutes" DOUBLE PRECISION,
    "note" TEXT,
    "byName" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Rehearsal_pkey" PRIMARY KEY ("workspaceId","id")
);

-- CreateTable
CREATE TABLE "SwitchingEstimate" (
    "workspaceId" TEXT NOT NULL,
    "dependencyId" TEXT NOT NULL,
    "offeringId" TEXT NOT NULL,
    "parts" JSONB NOT NULL,
    "note" TEXT,
    "updatedByName" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "SwitchingEstimate_pkey" PRIMARY KEY ("workspaceId","dependencyId","offeringId")
);

-- CreateIndex
CREATE INDEX "JobLog_workspaceId_sha256_idx" ON "JobLog"("workspaceId", "sha256");

-- CreateIndex
CREATE INDEX "GenerationJob_workspaceId_offeringId_setting_submittedAt_idx" ON "GenerationJob"("workspaceId", "offeringId", "setting", "submittedAt");

-- CreateIndex
CREATE INDEX "GenerationJob_workspaceId_logId_idx" ON "GenerationJob"("workspaceId", "logId");

-- CreateIndex
CREATE INDEX "StatusPage_active_nextReadAt_idx" ON "StatusPage"("active", "nextReadAt");

-- CreateIndex
CREATE INDEX "Incident_workspaceId_vendorId_startedAt_idx" ON "Incident"("workspaceId", "vendorId", "startedAt");

-- CreateIndex
CREATE INDEX "Price_workspaceId_offeringId_validFrom_idx" ON "Price"("workspaceId", "offeringId", "validFrom");

-- CreateIndex
CREATE UNIQUE INDEX "Questionnaire_tokenHash_key" ON "Questionnaire"("tokenHash");

-- CreateIndex
CREATE INDEX "Questionnaire_workspaceId_vendorId_idx" ON "Questionnaire"("workspaceId", "vendorId");

-- CreateIndex
CREATE INDEX "LifecycleEvent_workspaceId_offeringId_idx" ON "LifecycleEvent"("workspaceId", "offeringId");

-- CreateIndex
CREATE INDEX "RoadmapPromise_workspaceId_vendorId_idx" ON "RoadmapPromise"("workspaceId", "vendorId");

-- CreateIndex
CREATE INDEX "RoadmapAsk_workspaceId_vendorId_askedOn_idx" ON "RoadmapAsk"("workspaceId", "vendorId", "askedOn");

-- CreateIndex
CREATE INDEX "Rehearsal_workspaceId_dependencyId_idx" ON "Rehearsal"("workspaceId", "dependencyId");

-- AddForeignKey
ALTER TABLE "JobLog" ADD CONSTRAINT "JobLog_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GenerationJob" ADD CONSTRAINT "GenerationJob_workspaceId_offeringId_fkey" FOREIGN KEY ("workspaceId", "offeringId") REFERENCES "Offering"("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GenerationJob" ADD CONSTRAINT "GenerationJob_workspaceId_logId_fkey" FOREIGN KEY ("workspaceId", "logId") REFERENCES "JobLog"("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "JobSummary" ADD CONSTRAINT "JobSummary_workspaceId_offeringId_fkey" FOREIGN KEY ("workspaceId", "offeringId") REFERENCES "Offering"("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StatusPage" ADD CONSTRAINT "StatusPage_workspaceId_vendorId_fkey" FOREIGN KEY ("workspaceId", "vendorId") REFERENCES "Vendor"("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StatusReading" ADD CONSTRAINT "StatusReading_workspaceId_vendorId_fkey" FOREIGN KEY ("workspaceId", "vendorId") REFERENCES "StatusPage"("workspaceId", "vendorId") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Incident" ADD CONSTRAINT "Incident_workspaceId_vendorId_fkey" FOREIGN KEY ("workspaceId", "vendorId") REFERENCES "StatusPage"("workspaceId", "vendorId") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Price" ADD CONSTRAINT "Price_workspaceId_offeringId_fkey" FOREIGN KEY ("workspaceId", "offeringId") REFERENCES "Offering"("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Price" ADD CONSTRAINT "Price_workspaceId_sourceId_fkey" FOREIGN KEY ("workspaceId", "sourceId") REFERENCES "Source"("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Questionnaire" ADD CONSTRAINT "Questionnaire_workspaceId_vendorId_fkey" FOREIGN KEY ("workspaceId", "vendorId") REFERENCES "Vendor"("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Questionnaire" ADD CONSTRAINT "Questionnaire_workspaceId_offeringId_fkey" FOREIGN KEY ("workspaceId", "offeringId") REFERENCES "Offering"("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Answer" ADD CONSTRAINT "Answer_workspaceId_questionnaireId_fkey" FOREIGN KEY ("workspaceId", "questionnaireId") REFERENCES "Questionnaire"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LifecycleEvent" ADD CONSTRAINT "LifecycleEvent_workspaceId_offeringId_fkey" FOREIGN KEY ("workspaceId", "offeringId") REFERENCES "Offering"("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LifecycleEvent" ADD CONSTRAINT "LifecycleEvent_workspaceId_sourceId_fkey" FOREIGN KEY ("workspaceId", "sourceId") REFERENCES "Source"("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RoadmapPromise" ADD CONSTRAINT "RoadmapPromise_workspaceId_vendorId_fkey" FOREIGN KEY ("workspaceId", "vendorId") REFERENCES "Vendor"("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RoadmapPromise" ADD CONSTRAINT "RoadmapPromise_workspaceId_sourceId_fkey" FOREIGN KEY ("workspaceId", "sourceId") REFERENCES "Source"("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RoadmapPromise" ADD CONSTRAINT "RoadmapPromise_workspaceId_outcomeSourceId_fkey" FOREIGN KEY ("workspaceId", "outcomeSourceId") REFERENCES "Source"("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RoadmapAsk" ADD CONSTRAINT "RoadmapAsk_workspaceId_vendorId_fkey" FOREIGN KEY ("workspaceId", "vendorId") REFERENCES "Vendor"("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Fallback" ADD CONSTRAINT "Fallback_workspaceId_dependencyId_fkey" FOREIGN KEY ("workspaceId", "dependencyId") REFERENCES "Dependency"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Fallback" ADD CONSTRAINT "Fallback_workspaceId_offeringId_fkey" FOREIGN KEY ("workspaceId", "offeringId") REFERENCES "Offering"("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Rehearsal" ADD CONSTRAINT "Rehearsal_workspaceId_dependencyId_offeringId_fkey" FOREIGN KEY ("workspaceId", "dependencyId", "offeringId") REFERENCES "Fallback"("workspaceId", "dependencyId", "offeringId") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SwitchingEstimate" ADD CONSTRAINT "SwitchingEstimate_workspaceId_dependencyId_fkey" FOREIGN KEY ("workspaceId", "dependencyId") REFERENCES "Dependency"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SwitchingEstimate" ADD CONSTRAINT "SwitchingEstimate_workspaceId_offeringId_fkey" FOREIGN KEY ("workspaceId", "offeringId") REFERENCES "Offering"("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
