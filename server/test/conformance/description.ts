import { readFile } from 'node:fs/promises'
import { parse } from 'yaml'
import type { Schema } from './strict-schema.ts'

/** As much of an OpenAPI 3.0 document as the tests read. */
export interface Description {
  paths: Record<string, Record<string, OperationNode>>
  components: {
    schemas: Record<string, Schema>
    responses: Record<string, ResponseNode>
    parameters: Record<string, ParameterNode>
  }
}

interface OperationNode {
  operationId: string
  parameters?: Referable<ParameterNode>[]
  requestBody?: { content: Content }
  responses: Record<string, Referable<ResponseNode>>
}

type Content = Record<string, { schema: Schema }>
type Referable<Node> = Node | { $ref: string }

interface ParameterNode {
  name: string
  in: 'path' | 'query' | 'header'
}

interface ResponseNode {
  content?: Content
}

/** One operation of the description, with its references followed. */
export interface DescribedOperation {
  id: string
  /** Below the server's address, with `{name}` for what the caller fills in. */
  path: string
  method: string
  /** What may be sent: `query name`, `body name`. */
  inputs: string[]
  /** By status; without a schema where the answer has no body. */
  answers: ReadonlyMap<number, Schema | undefined>
}

/** Reads a description of the Web API. Nothing of it is kept but in memory. */
export async function readDescription(file: string): Promise<Description> {
  return parse(await readFile(file, 'utf8')) as Description
}

const methods = ['get', 'put', 'post', 'delete']

export function describedOperations({ paths, components }: Description): DescribedOperation[] {
  return Object.entries(paths).flatMap(([path, nodes]) =>
    Object.entries(nodes)
      .filter(([method]) => methods.includes(method))
      .map(([method, node]) => ({
        id: node.operationId,
        path,
        method: method.toUpperCase(),
        inputs: inputsOf(node, components),
        answers: answersOf(node, components),
      })),
  )
}

function inputsOf({ parameters = [], requestBody }: OperationNode, components: Description['components']): string[] {
  const named = parameters.map((parameter) => follow(parameter, components.parameters))
  const body = requestBody?.content['application/json']?.schema.properties ?? {}
  return [
    ...named.filter((parameter) => parameter.in === 'query').map(({ name }) => `query ${name}`),
    ...Object.keys(body).map((name) => `body ${name}`),
  ]
}

function answersOf({ responses }: OperationNode, components: Description['components']) {
  return new Map(
    Object.entries(responses).map(([status, response]) => {
      const { content } = follow(response, components.responses)
      return [Number(status), content?.['application/json']?.schema]
    }),
  )
}

/** @throws {Error} for a reference to nothing */
function follow<Node extends object>(node: Referable<Node>, named: Record<string, Node>): Node {
  if (!('$ref' in node)) return node
  const found = named[node.$ref.slice(node.$ref.lastIndexOf('/') + 1)]
  if (!found) throw new Error(`the description refers to ${node.$ref} and has no such thing`)
  return found
}
