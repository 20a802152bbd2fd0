import Ajv2020 from 'ajv/dist/2020'
import addFormats from 'ajv-formats'
import { describe, expect, it } from 'vitest'
import { jobFieldNames } from '@/lib/import/job-fields'
import { apiDocument } from './document'

type Json = { [key: string]: Json }

const document = apiDocument('https://switchboard.example') as unknown as Json
const paths = Object.entries(document.paths ?? {})
const operations = paths.flatMap(([path, item]) =>
  Object.entries(item).flatMap(([verb, operation]) =>
    verb === 'parameters' ? [] : [{ path, verb, operation, shared: item.parameters as unknown as Json[] }],
  ),
)
const schemas = document.components?.schemas ?? {}

/** Every place in a document, with where it stands. */
function* places(value: unknown, at = '#'): Generator<{ at: string; value: Json }> {
  if (typeof value !== 'object' || value === null) return
  yield { at, value: value as Json }
  for (const [key, inner] of Object.entries(value)) yield* places(inner, `${at}/${key}`)
}

describe('the OpenAPI document', () => {
  it('is of version 3.1 and has what each document must have', () => {
    expect(document.openapi).toMatch(/^3\.1\.\d+$/)
    expect(document.info).toMatchObject({ title: 'Switchboard', version: expect.any(String) })
    expect(document.servers).toEqual([{ url: 'https://switchboard.example' }])
    expect(Object.keys(document)).toEqual(expect.arrayContaining(['paths', 'components', 'security']))
  })

  it('is plain JSON: nothing is lost when it is written', () => {
    expect(JSON.parse(JSON.stringify(document))).toEqual(document)
  })

  it('names each operation once, with an answer for success and for a missing key', () => {
    expect(operations.length).toBeGreaterThanOrEqual(4)
    const names = operations.map(({ operation }) => String(operation.operationId))
    expect(new Set(names).size).toBe(names.length)
    for (const { operation, path } of operations)
      expect(Object.keys(operation.responses ?? {}), path).toEqual(expect.arrayContaining(['200', '401', '403', '429']))
    for (const { operation } of operations)
      for (const response of Object.values(operation.responses ?? {})) expect(String(response.description).length).toBeGreaterThan(5)
  })

  it('declares every part of a path, and no parameter twice', () => {
    for (const { path, operation, shared } of operations) {
      const own = (operation.parameters ?? []) as unknown as Json[]
      const all = [...shared, ...own]
      const named = all.filter((entry) => String(entry.in) === 'path').map((entry) => String(entry.name))
      expect(named.sort(), path).toEqual([...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort())
      const keys = all.map((entry) => `${entry.in} ${entry.name}`)
      expect(new Set(keys).size).toBe(keys.length)
    }
  })

  it('points only at schemas that are there, and needs only the key that it declares', () => {
    const refs = [...places(document)].flatMap(({ value }) => (typeof value.$ref === 'string' ? [value.$ref as string] : []))
    expect(refs.length).toBeGreaterThan(5)
    for (const ref of refs) expect(schemas, ref).toHaveProperty([ref.replace('#/components/schemas/', '')])
    const needed = (document.security as unknown as Json[]).flatMap((entry) => Object.keys(entry))
    expect(needed).toEqual(Object.keys(document.components?.securitySchemes ?? {}))
  })

  it('holds schemas that are valid JSON Schema of 2020-12, each with a description', () => {
    const ajv = new Ajv2020({ strict: false, allErrors: true })
    addFormats(ajv)
    ajv.addSchema({ $id: 'https://switchboard.example/api', components: { schemas } })
    for (const [name, schema] of Object.entries(schemas)) {
      expect(ajv.validateSchema(schema), `${name}: ${ajv.errorsText(ajv.errors)}`).toBe(true)
      expect(ajv.getSchema(`https://switchboard.example/api#/components/schemas/${name}`), name).toBeTypeOf('function')
      expect(String(schema.description).length, name).toBeGreaterThan(10)
    }
  })

  it('describes every field that a line can have, with an example that its own schema takes', () => {
    const ajv = new Ajv2020({ strict: false })
    const properties = schemas.JobLine?.properties ?? {}
    expect(Object.keys(properties).sort()).toEqual([...jobFieldNames].sort())
    for (const [name, property] of Object.entries(properties)) {
      expect(String(property.description).length, name).toBeGreaterThan(10)
      expect(ajv.validate(property, property.example), name).toBe(true)
    }
  })
})
