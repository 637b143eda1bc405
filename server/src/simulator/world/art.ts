import { digest, pick, type RandomStream, randomStream } from './random.ts'

interface Palette {
  dark: string
  middle: string
  light: string
}

const palettes: readonly Palette[] = [
  { dark: '#4c0519', middle: '#f43f5e', light: '#fecdd3' },
  { dark: '#0f766e', middle: '#4ade80', light: '#bbf7d0' },
  { dark: '#3b0764', middle: '#06b6d4', light: '#a5f3fc' },
  { dark: '#581c87', middle: '#fb923c', light: '#fde047' },
  { dark: '#6d28d9', middle: '#f9a8d4', light: '#fce7f3' },
  { dark: '#18181b', middle: '#4338ca', light: '#818cf8' },
  { dark: '#1e1b2e', middle: '#c2410c', light: '#fdba74' },
  { dark: '#166534', middle: '#84cc16', light: '#ecfccb' },
  { dark: '#0c4a6e', middle: '#38bdf8', light: '#e0f2fe' },
  { dark: '#422006', middle: '#d97706', light: '#fef3c7' },
]

/** A square of 640 by 640 is filled; the page decides how large it is shown. */
const side = 640

type Design = (palette: Palette, random: RandomStream) => string

const fill = (paint: string) => `<rect width="${side}" height="${side}" fill="${paint}"/>`
const stops = ({ light, middle, dark }: Palette) =>
  `<stop stop-color="${light}"/><stop offset=".5" stop-color="${middle}"/><stop offset="1" stop-color="${dark}"/>`
const place = (random: RandomStream) => Math.round((0.15 + random() * 0.7) * side)

/** Light from one point. */
const glow: Design = (palette, random) =>
  `<radialGradient id="a" gradientUnits="userSpaceOnUse" cx="${place(random)}" cy="${place(random)}" r="${side}">${stops(palette)}</radialGradient>${fill('url(#a)')}`

/** A gradient at an angle of 0 to 90 degrees. */
const slope: Design = (palette, random) =>
  `<linearGradient id="a" gradientTransform="rotate(${Math.round(random() * 90)} .5 .5)">${stops(palette)}</linearGradient>${fill('url(#a)')}`

const stripes: Design = ({ dark, middle }, random) => {
  const width = 60 + Math.round(random() * 60)
  const angle = Math.round(random() * 180)
  return `<pattern id="a" width="${2 * width}" height="${2 * width}" patternUnits="userSpaceOnUse" patternTransform="rotate(${angle})"><rect width="${2 * width}" height="${2 * width}" fill="${dark}"/><rect width="${width}" height="${2 * width}" fill="${middle}"/></pattern>${fill('url(#a)')}`
}

/** A low sun. */
const horizon: Design = (palette, random) => {
  const line = Math.round(side * (0.5 + random() * 0.25))
  return `<linearGradient id="a" x2="0" y2="1"><stop stop-color="${palette.dark}"/><stop offset="1" stop-color="${palette.middle}"/></linearGradient>${fill('url(#a)')}<circle cx="${place(random)}" cy="${line}" r="${90 + Math.round(random() * 90)}" fill="${palette.light}"/><rect y="${line}" width="${side}" height="${side - line}" fill="${palette.dark}"/>`
}

const rings: Design = ({ dark, middle, light }, random) => {
  const [x, y] = [place(random), place(random)]
  const circles = [420, 330, 240, 150, 60].map(
    (radius, nth) => `<circle cx="${x}" cy="${y}" r="${radius}" fill="${nth % 2 === 0 ? middle : light}"/>`,
  )
  return fill(dark) + circles.join('')
}

const hills: Design = ({ dark, middle, light }, random) => {
  const hill = (height: number, paint: string) =>
    `<path d="M0 ${height}Q${Math.round((0.15 + random() * 0.2) * side)} ${height - 180} ${side / 2} ${height}T${side} ${height}V${side}H0Z" fill="${paint}"/>`
  return fill(light) + hill(340, middle) + hill(470, dark)
}

const designs: readonly Design[] = [glow, glow, slope, slope, stripes, horizon, rings, hills]

/** The picture of a thing: gradients and plain shapes that follow from its id alone. Sizes are pixels. */
export function drawArt(id: string, size: number): string {
  const random = randomStream(digest(id))
  const palette = pick(random, palettes)
  const drawing = pick(random, designs)(palette, random)
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="0 0 ${side} ${side}">${drawing}</svg>`
}
