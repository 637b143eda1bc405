const { startSimulator } = require('@scopedeck/simulator')

let simulator
beforeAll(async () => {
  simulator = await startSimulator()
})
afterAll(() => simulator.close())

test('a scope that is missing is a 403', async () => {
  const { access_token: token } = await simulator.signIn('ada')
  const headers = { authorization: `Bearer ${token}` }
  const response = await fetch(`${simulator.apiUrl}/me/top/artists`, { headers })
  expect(response.status).toBe(403)
  const [request] = await simulator.requests('/v1')
  expect(request).toMatchObject({ scopesNamed: ['user-top-read'], scopesHeld: [] })
})

test('a mocked fetch and a mocked clock are the test’s own', async () => {
  const mock = jest.spyOn(globalThis, 'fetch').mockRejectedValue(new Error('offline'))
  jest.useFakeTimers()
  await expect(simulator.signIn('ben')).resolves.toMatchObject({ token_type: 'Bearer' })
  jest.useRealTimers()
  mock.mockRestore()
})
