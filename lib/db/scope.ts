import 'server-only'
import { Prisma, type PrismaClient } from '@/prisma/generated/client'

/**
 * Tables without a workspace, with the reason why each may be read outside of one.
 * The scoped client refuses them; a test fails for any table that is neither here nor bound to a workspace.
 */
export const globalModels: Record<string, string> = {
  User: 'A person may belong to several workspaces.',
  Session: 'Signing in comes before choosing a workspace.',
  SignInLink: 'Signs a person in, whichever workspaces they belong to.',
  Workspace: 'It is the workspace.',
}

type Args = Record<string, unknown>

const reads = ['findFirst', 'findFirstOrThrow', 'findMany', 'findUnique', 'findUniqueOrThrow', 'count', 'aggregate', 'groupBy']
const changes = ['update', 'updateMany', 'updateManyAndReturn', 'delete', 'deleteMany']
const creates = ['create', 'createMany', 'createManyAndReturn']

const columnsOf = (model: string) => (Prisma as unknown as Record<string, Args>)[`${model}ScalarFieldEnum`] ?? {}

/** A write through a relation could reach, or move a row to, another workspace: each row is written under its own name. */
function own(data: unknown, model: string): Args {
  const columns = columnsOf(model)
  const relation = Object.keys(data ?? {}).find((key) => !(key in columns))
  if (relation) throw new Error(`Refused: ${model} has no column "${relation}", and relations are not written through.`)
  return (data ?? {}) as Args
}

function stamped(data: unknown, workspaceId: string, model: string): unknown {
  if (Array.isArray(data)) return data.map((row) => stamped(row, workspaceId, model))
  const row = own(data, model)
  if (row.workspaceId !== undefined && row.workspaceId !== workspaceId) throw new Error(`Refused: a ${model} row of another workspace.`)
  return { ...row, workspaceId }
}

function bound(operation: string, args: Args, workspaceId: string, model: string): Args {
  if (creates.includes(operation)) return { ...args, data: stamped(args.data, workspaceId, model) }
  if (!reads.includes(operation) && !changes.includes(operation))
    throw new Error(`Refused: ${operation} on ${model} has no workspace-bound form.`)
  if (changes.includes(operation) && 'workspaceId' in own(args.data, model)) {
    throw new Error(`Refused: moving a ${model} row to another workspace.`)
  }
  // A unique key stays at the top level; an AND beside it narrows without replacing anything the caller wrote.
  const where = (args.where ?? {}) as Args
  return { ...args, where: { ...where, AND: [...[where.AND ?? []].flat(), { workspaceId }] } }
}

const listed = new Set<string>()

/** Puts a raw SQL text on the short list that scoped clients run. It must compare "workspaceId" with $1. */
export function statement(text: string): string {
  if (!/"workspaceId"\s*=\s*\$1/.test(text)) throw new Error(`This statement does not bind "workspaceId" to $1: ${text.slice(0, 80)}`)
  listed.add(text)
  return text
}

const refused = () => {
  throw new Error('Refused: raw SQL runs only as $queryRawUnsafe(listed statement, workspace id, …).')
}

/** A Prisma client that can only see and write one workspace. */
export function scoped(base: PrismaClient, workspaceId: string) {
  if (!workspaceId) throw new Error('A scoped client needs a workspace.')
  return base.$extends({
    name: 'workspace',
    query: {
      $queryRawUnsafe({ args, query }) {
        const [text, first] = args as unknown as [string, unknown]
        if (!listed.has(text) || first !== workspaceId) refused()
        return query(args)
      },
      $queryRaw: refused,
      $executeRaw: refused,
      $executeRawUnsafe: refused,
      $allModels: {
        $allOperations({ model, operation, args, query }) {
          if (model in globalModels) throw new Error(`Refused: ${model} does not belong to a workspace.`)
          return query(bound(operation, (args ?? {}) as Args, workspaceId, model) as typeof args)
        },
      },
    },
  })
}

export type ScopedClient = ReturnType<typeof scoped>
/** What the callback of a transaction receives. */
export type Tx = Parameters<Parameters<ScopedClient['$transaction']>[0]>[0]
