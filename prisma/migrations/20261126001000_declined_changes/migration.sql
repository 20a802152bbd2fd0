-- Claims that the file of an import says otherwise, and that somebody chose to leave as they are.
ALTER TABLE "ImportRun" ADD COLUMN "leftClaims" TEXT[] DEFAULT ARRAY[]::TEXT[];
