/** What we call the Spotify we talk to. */
export const providerNames = {
  simulator: 'Simulated Spotify',
  spotify: 'Spotify',
  other: 'Another OAuth server',
} as const
