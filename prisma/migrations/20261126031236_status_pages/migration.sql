-- AlterTable
ALTER TABLE "Incident" ADD COLUMN     "endSeen" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "startSeen" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "StatusPage" ADD COLUMN     "archivedAt" TIMESTAMP(3),
ADD COLUMN     "coveredFrom" TIMESTAMP(3),
ADD COLUMN     "failures" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "listed" TEXT[],
ADD COLUMN     "origin" "Origin" NOT NULL DEFAULT 'team';
