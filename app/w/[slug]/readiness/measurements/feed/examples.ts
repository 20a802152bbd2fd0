/** Where programs of a workspace send to. `origin` is the address of this server, without a slash at its end. */
export const feedAddress = (origin: string, slug: string): string => `${origin}/api/v1/workspaces/${slug}`

/** The one line that feeds a file of job lines. The key comes from the environment, so that it stays out of the history of a shell. */
export const curlLine = (origin: string, slug: string): string =>
  [
    `curl -sS --fail-with-body -H "Authorization: Bearer $SWITCHBOARD_KEY" -H "Content-Type: application/x-ndjson" \\`,
    `  --data-binary @jobs.jsonl ${feedAddress(origin, slug)}/jobs`,
  ].join('\n')
