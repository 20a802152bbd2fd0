-- AlterTable
ALTER TABLE "StatusReading" ADD COLUMN     "until" TIMESTAMP(3);
