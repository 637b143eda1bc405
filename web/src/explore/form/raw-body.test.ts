import { type OperationId, operationIds } from '@scopedeck/server/contract/operations.ts'
import { describe, expect, it } from 'vitest'
import { bodyParameters, requestOf } from '../call-request.ts'
import { sampleForms } from '../samples/testing/sample-forms.ts'
import { bodyText, readBody } from './raw-body.ts'

const withBody = operationIds.filter((id) => bodyParameters(id).length > 0)
const faultIn = (id: OperationId, text: string) => readBody(id, text).fault

describe('a body as JSON', () => {
  it('there is for every call that takes members, and for none that takes a picture', () => {
    expect(withBody).toContain('create-playlist')
    expect(withBody).not.toContain('upload-custom-playlist-cover')
    expect(withBody.length).toBeGreaterThan(8)
  })

  // Insomnia 2405, ChromeRestClient 1090: what was typed is lost between form and JSON.
  it('means the same request when it is read back, for every call and every kind of text', () => {
    const forms = sampleForms.filter(({ id }) => withBody.includes(id))
    expect(forms.length).toBeGreaterThan(withBody.length)
    for (const { id, values } of forms) {
      const { fault, values: read } = readBody(id, bodyText(id, values))
      expect([id, fault]).toEqual([id, undefined])
      const inPath = Object.entries(values).filter(([name]) => !bodyParameters(id).some(([other]) => other === name))
      expect(requestOf(id, { ...Object.fromEntries(inPath), ...read })).toEqual(requestOf(id, values))
    }
  })

  // swagger-ui 10385: a text that looks like a number becomes one.
  it('keeps a text a text, whatever it looks like', () => {
    for (const name of ['5.0', '007', 'true', 'null', '9007199254740993', '{"a":1}', '[1]']) {
      const { values = {} } = readBody('create-playlist', JSON.stringify({ name }))
      expect(requestOf('create-playlist', values).body?.text).toBe(JSON.stringify({ name }))
    }
  })

  it.each([
    ['{"name": "x",}', 'This is not JSON in line 1, column 14.'],
    ['{\n  "name": x\n}', 'This is not JSON in line 2, column 11.'],
    ['{"name": "x"', 'This is not JSON in line 1, column 13.'],
    ['[]', 'The body is an object: it begins with { and ends with }.'],
    ['"x"', 'The body is an object: it begins with { and ends with }.'],
    ['{"title": "x"}', /^There is no “title” in the body of this call, only name, .* and /],
    ['{"__proto__": "x"}', /^There is no “__proto__” in the body/],
    ['{"constructor": "x"}', /^There is no “constructor” in the body/],
    ['{"name": "x", "public": "yes"}', 'public: Either true or false.'],
    ['{"name": "x", "public": null}', 'public: Either true or false.'],
    ['{"name": 5}', /^name: /],
  ])('%j is told of', (text, fault) => {
    expect(faultIn('create-playlist', text)).toMatch(fault)
  })

  it('an empty text is a body without members', () => {
    expect(readBody('create-playlist', ' \n')).toEqual({ values: {} })
    expect(bodyText('create-playlist', {})).toBe('{}')
  })
})
