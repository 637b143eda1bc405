import { operation } from '@scopedeck/server/contract/operations.ts'
import type { Parameter } from '@scopedeck/server/contract/parameters.ts'
import { addressText } from '../call-request.ts'
import { sentText } from '../form-values.ts'
import { literal, picture, quoted } from './python.ts'
import type { SampleCall } from './sample-call.ts'
import { sdkMethod } from './sdk-methods.ts'

/**
 * The call in the style of `spotify-api-sdk` 1.0.0, the Python SDK of August 2024. The token is a variable of the
 * surrounding code, and the secret a placeholder.
 * @see https://github.com/sdks-io/spotify-api-python-sdk
 */
export function pythonSdk(call: SampleCall): string {
  const method = sdkMethod(call.id)
  const statement = method === undefined ? builtCall(call) : methodCall(method, call)
  const parts = [clientOf(call), ...serverOf(call), statement]
  const blocks = [
    importLines(parts),
    ...serverOf(call).map(({ lines }) => lines),
    clientOf(call).lines,
    statement.lines,
  ]
  return `${blocks.map((lines) => lines.join('\n')).join('\n\n')}\nprint(result.body)`
}

interface Part {
  /** Names by the module that has them. */
  imports: Readonly<Record<string, readonly string[]>>
  lines: readonly string[]
}

function importLines(parts: readonly Part[]): string[] {
  const all = parts.flatMap(({ imports }) => Object.entries(imports))
  const modules = [...new Set(all.map(([module]) => module))].toSorted()
  return modules.map((module) => {
    const names = new Set(all.flatMap(([from, imported]) => (from === module ? imported : [])))
    return names.size === 0 ? `import ${module}` : `from ${module} import ${[...names].toSorted().join(', ')}`
  })
}

const spotify = 'https://api.spotify.com/v1'

/** The SDK knows one server. Another takes its place. */
function serverOf({ provider: { apiUrl } }: SampleCall): Part[] {
  if (apiUrl === spotify) return []
  return [
    {
      imports: { 'spotifywebapi.configuration': ['Configuration', 'Environment', 'Server'] },
      lines: [`Configuration.environments[Environment.PRODUCTION][Server.DEFAULT] = ${quoted(apiUrl)}`],
    },
  ]
}

function clientOf({ provider: { clientId, redirectUri } }: SampleCall): Part {
  return {
    imports: {
      'spotifywebapi.http.auth.o_auth_2': ['AuthorizationCodeAuthCredentials'],
      'spotifywebapi.models.o_auth_token': ['OAuthToken'],
      'spotifywebapi.spotifywebapi_client': ['SpotifywebapiClient'],
    },
    lines: [
      'client = SpotifywebapiClient(',
      '    authorization_code_auth_credentials=AuthorizationCodeAuthCredentials(',
      `        o_auth_client_id=${quoted(clientId)},`,
      '        o_auth_client_secret="OAuthClientSecret",',
      `        o_auth_redirect_uri=${quoted(redirectUri)},`,
      '        o_auth_token=OAuthToken(access_token=ACCESS_TOKEN, token_type="Bearer"),',
      '    )',
      ')',
    ],
  }
}

function methodCall(method: string, call: SampleCall): Part {
  const { body } = call.request
  const given = inAddress(call).map(({ name, value }) => `${name === 'type' ? 'mtype' : name}=${value ?? 'None'}`)
  const args = [...given, ...(body ? [`body=${literal(JSON.parse(body.text))}`] : [])]
  const lines =
    args.length === 0 ? [`result = client.${method}()`] : [`result = client.${method}(`, ...args.map(argument), ')']
  return { imports: {}, lines }
}

const argument = (text: string) => `    ${text},`

interface InAddress {
  name: string
  in: Parameter['in']
  /** A Python literal; left out where the field is empty. */
  value?: string
}

/** The parameters that go into the address, as the SDK wants them named. */
function inAddress({ id, values }: SampleCall): InAddress[] {
  return Object.entries(operation(id).parameters).flatMap(([name, parameter]): InAddress[] => {
    if (parameter.in === 'body') return []
    const text = sentText(values, name)
    if (text !== '') return [{ name, in: parameter.in, value: pythonValue(parameter, text) }]
    if (parameter.in === 'path') return [{ name, in: 'path', value: quoted(`{${name}}`) }]
    // Left out, the SDK sends `limit=20`, and Spotify takes no more than 10 where it has cut the limit since. It wants ids.
    return parameter.extended || name === 'ids' ? [{ name, in: 'query' }] : []
  })
}

function pythonValue(parameter: Parameter, text: string): string {
  const isNumeral = parameter.kind === 'integer' && /^(?:0|-?[1-9]\d*)$/.test(text)
  return isNumeral ? text : quoted(addressText(parameter, text))
}

/** The request with the builder from which the methods of the SDK make theirs. */
function builtCall(call: SampleCall): Part {
  const { id, request } = call
  const body = bodyOf(request.body)
  const steps = [
    'RequestBuilder().server(Server.DEFAULT)',
    `.path(${quoted(operation(id).path)})`,
    `.http_method(HttpMethodEnum.${request.method})`,
    ...inAddress(call).flatMap(addressStep),
    ...body.lines,
    '.auth(Single("oauth_2_0"))',
  ]
  return {
    imports: { ...builderImports, ...body.imports },
    lines: [
      'result = BaseController(client.global_configuration).new_api_call_builder.request(',
      ...steps.map((step) => `    ${step}`),
      ').response(ResponseHandler().is_api_response(True)).execute()',
    ],
  }
}

const builderImports = {
  'apimatic_core.authentication.multiple.single_auth': ['Single'],
  'apimatic_core.request_builder': ['RequestBuilder'],
  'apimatic_core.response_handler': ['ResponseHandler'],
  'apimatic_core.types.parameter': ['Parameter'],
  'spotifywebapi.configuration': ['Server'],
  'spotifywebapi.controllers.base_controller': ['BaseController'],
  'spotifywebapi.http.http_method_enum': ['HttpMethodEnum'],
}

function addressStep({ name, in: place, value }: InAddress): string[] {
  if (value === undefined) return []
  const of = `Parameter().key(${quoted(name)}).value(${value})`
  return [place === 'path' ? `.template_param(${of}.should_encode(True))` : `.query_param(${of})`]
}

function bodyOf(body: SampleCall['request']['body']): Part {
  if (!body) return { imports: {}, lines: [] }
  const type = `.header_param(Parameter().key("Content-Type").value(${quoted(body.contentType)}))`
  if (body.contentType === 'image/jpeg')
    return { imports: { base64: [] }, lines: [type, `.body_param(Parameter().value(${picture}.decode()))`] }
  return {
    imports: { 'spotifywebapi.api_helper': ['APIHelper'] },
    lines: [
      type,
      `.body_param(Parameter().value(${literal(JSON.parse(body.text))}))`,
      '.body_serializer(APIHelper.json_serialize)',
    ],
  }
}
