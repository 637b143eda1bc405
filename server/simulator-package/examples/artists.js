/** The code under test: a client of Spotify that can be pointed elsewhere. */
export async function topArtists(apiUrl, accessToken) {
  const response = await fetch(`${apiUrl}/me/top/artists?limit=3`, {
    headers: { authorization: `Bearer ${accessToken}` },
  })
  if (response.status === 429) throw new Error(`Wait ${response.headers.get('retry-after')} s`)
  if (!response.ok) throw new Error((await response.json()).error.message)
  return (await response.json()).items.map(({ name }) => name)
}
