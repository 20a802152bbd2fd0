import { keepPostgres } from '@/lib/db/embedded/keep'

// Run as a program of its own by the tests that kill it: keeps PostgreSQL on the folder named in the first argument.
const postgres = await keepPostgres(
  { folder: process.argv[2] ?? '', port: 0 },
  { log: (line) => console.error(line), onLost: (error) => console.error(error) },
)
console.log(JSON.stringify({ pid: postgres.pid, port: postgres.port }))
setInterval(() => undefined, 1000)
