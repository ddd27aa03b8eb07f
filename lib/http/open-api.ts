import { z } from 'zod'
import { commands } from '@/lib/commands/registry'
import type { Permission } from '@/lib/rules/permission'
import { commandNames, permissions } from '@/lib/rules/permissions'
import { reads } from './reads'

const refusals = {
  '400': 'The input does not fit; `fields` says what to fix.', '401': 'No valid token.', '403': 'Not for you; `because` says for whom.',
  '404': 'Nothing there, or nothing that you may know of.', '409': 'Not now; `because` says why, `reasons` each thing for itself.',
  '408': 'The body did not arrive in time.', '413': 'The body is too long.', '429': 'Too often: wait, then try again.',
  '503': 'Too much waits here. Nothing was changed; try again.',
}

let written: string | undefined
/** The API as OpenAPI 3.1, as JSON. Derived from the registry: a command that exists is a command that is described. Worked out once. */
export const openApi = (): string => (written ??= JSON.stringify(described()))

function described(): Record<string, unknown> {
  const responses = {
    '200': { description: 'Done', content: { 'application/json': { schema: doneSchema } } },
    ...Object.fromEntries(Object.entries(refusals).map(([status, description]) => [status, { description }])),
  }
  const paths: Record<string, unknown> = {}
  for (const { path, summary, query } of reads) {
    const named = [...path.matchAll(/\{(\w+)\}/g)].map((m) => ({ name: m[1], in: 'path', required: true, schema: { type: 'string' } }))
    const asked = Object.entries(query).map(([name, schema]) => ({ name, in: 'query', schema }))
    paths[path] = { get: { summary, parameters: [...named, ...asked], responses: { '200': { description: summary }, '401': { description: refusals['401'] }, '404': { description: refusals['404'] } } } }
  }
  paths['/api/v1/incidents/{incidentId}/time-line/import'] = { post: sendsFile }
  for (const name of commandNames) {
    const rule = permissions[name] as unknown as Permission<never>
    const input = z.toJSONSchema(commands[name].input, { io: 'input', unrepresentable: 'any' })
    const { $schema: _, ...schema } = input
    paths[`/api/v1/commands/${name}`] = {
      post: {
        summary: `${rule.does} (${rule.rows})`, operationId: name,
        description: rule.proof || rule.byHand ? 'Only in a browser: a token never signs, accepts or claims.' : undefined,
        parameters: [{ name: 'Idempotency-Key', in: 'header', schema: { type: 'string' } }],
        requestBody: { required: true, content: { 'application/json': { schema: { type: 'object', additionalProperties: false, required: ['input'], properties: { input: schema, version: { type: 'integer' } } } } } },
        responses,
      },
    }
  }
  return {
    openapi: '3.1.0', info: { title: 'Muster', version: '1' }, security: [{ token: [] }], paths,
    components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
  }
}

const doneSchema = {
  type: 'object', properties: { command: { type: 'string' }, says: { type: 'string' }, answer: { type: 'object' } }, required: ['command', 'says', 'answer'],
}

const sendsFile = {
  summary: 'Sends a file for the timeline, CSV or JSON Lines, as the body; timeLine.import then takes over what was read (E5)',
  parameters: [
    { name: 'incidentId', in: 'path', required: true, schema: { type: 'string' } }, { name: 'name', in: 'query', schema: { type: 'string', maxLength: 255 } },
    { name: 'mapping', in: 'query', description: 'Which column is what, as JSON; otherwise as it is guessed.', schema: { type: 'string' } },
    { name: 'zone', in: 'query', description: 'Where the clock stood that showed times without an offset, such as Europe/Berlin.', schema: { type: 'string' } },
  ],
  requestBody: { required: true, content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } } },
  responses: {
    '200': { description: 'Read: importId, how many lines are readable and refused, the SHA-256' },
    ...Object.fromEntries(Object.entries(refusals).map(([status, description]) => [status, { description }])),
  },
}
