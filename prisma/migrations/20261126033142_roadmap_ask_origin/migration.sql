-- AlterTable
ALTER TABLE "RoadmapAsk" ADD COLUMN     "origin" "Origin" NOT NULL DEFAULT 'team';
