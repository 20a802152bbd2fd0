-- AlterTable
ALTER TABLE "StatusPage" ADD COLUMN     "remarks" TEXT[];
