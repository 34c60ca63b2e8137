/** The operations as OpenAPI 3.1, made from the same schemas that check every request. */
import { z } from 'zod'
import type { Operation } from '../features/operation.ts'
import { all } from './fold.ts'

type Schema = { properties?: Record<string, unknown>; required?: string[] }

export function openapi(publicUrl: string) {
  const paths: Record<string, Record<string, unknown>> = {}
  for (const operation of all) {
    if (operation.permission === 'own') continue
    ;(paths[operation.path] ??= {})[operation.method.toLowerCase()] = described(operation)
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Rapport',
      version: '0.1.0',
      description: 'Who is close to an audience that is real. Served by your own machine.',
    },
    servers: [{ url: `${publicUrl}/api` }],
    paths,
    components: {
      securitySchemes: {
        session: {
          type: 'http',
          scheme: 'bearer',
          description: 'A session token, as the cookie `rapport` or as a bearer.',
        },
      },
    },
    security: [{ session: [] }],
  }
}

function described(operation: Operation) {
  const input = z.toJSONSchema(operation.input, { io: 'input', unrepresentable: 'any' }) as Schema
  const inPath = [...operation.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!)
  const rest = Object.entries(input.properties ?? {}).filter(([name]) => !inPath.includes(name))
  const required = (name: string) => input.required?.includes(name) ?? false
  const parameters = inPath.map((name) => ({
    name,
    in: 'path',
    required: true,
    schema: input.properties?.[name] ?? { type: 'string' },
  }))
  const asQuery = operation.method === 'GET'
  return {
    operationId: operation.name,
    summary: operation.describe,
    tags: [operation.name.split('.')[0]],
    parameters: asQuery
      ? [...parameters, ...rest.map(([name, schema]) => ({ name, in: 'query', required: required(name), schema }))]
      : parameters,
    ...(asQuery || rest.length === 0
      ? {}
      : {
          requestBody: {
            required: rest.some(([name]) => required(name)),
            content: {
              'application/json': {
                schema: {
                  type: 'object',
                  properties: Object.fromEntries(rest),
                  required: rest.map(([name]) => name).filter(required),
                },
              },
            },
          },
        }),
    responses: {
      200: {
        description: 'Done.',
        content: {
          'application/json': { schema: z.toJSONSchema(operation.output, { io: 'output', unrepresentable: 'any' }) },
        },
      },
      400: {
        description: 'The request cannot be met; `error.message` says what was found, what was wanted and what to do.',
      },
      401: { description: 'Nobody is signed in.' },
      404: { description: 'There is no such thing in this workspace.' },
    },
  }
}
