-- AlterTable
ALTER TABLE "Questionnaire" ADD COLUMN     "beliefs" JSONB NOT NULL DEFAULT '[]',
ADD COLUMN     "origin" "Origin" NOT NULL DEFAULT 'team';
