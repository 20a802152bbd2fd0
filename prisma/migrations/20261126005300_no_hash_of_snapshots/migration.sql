-- The frozen content holds the inputs and their hashes; a second hash beside it was never read.

alter table "VerdictSnapshot" drop column "inputsSha256";
