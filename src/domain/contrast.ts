/** A colour as a browser and a person write it: six figures of 16 after a hash, in small letters. */
export const colourFrom = (typed: string): string | null =>
  /^#?[0-9a-f]{6}$/i.test(typed.trim()) ? `#${typed.trim().replace('#', '').toLowerCase()}` : null

/** Redress's own colour, and the page's background behind links (colours.css). */
export const productColour = '#12436d'
export const pageBackground = '#f5f7f8'
const white = '#ffffff'

/** WCAG 2.2, success criterion 1.4.3: text of ordinary size. */
const leastContrast = 4.5

const channelsOf = (colour: string) => [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16))

/** WCAG 2.2, relative luminance: 0 for black, 1 for white. */
function luminanceOf(colour: string): number {
  const [red = 0, green = 0, blue = 0] = channelsOf(colour).map((channel) => {
    const part = channel / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** WCAG 2.2, contrast ratio: 1 for the same colour twice, 21 for black on white. */
export function contrastOf(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminanceOf(one), luminanceOf(other)].sort((a, b) => a - b)
  return (lighter + 0.05) / (darker + 0.05)
}

/** '9.9 to 1', cut off so that what falls short never reads as if it did not. */
export const contrastInWords = (contrast: number): string =>
  `${(Math.floor(contrast * 10) / 10).toFixed(1)} to 1`

/** Why a colour cannot be a council's: people could not read white on it, or links in it. */
export function whyUnreadable(colour: string): string | null {
  const needed = `at least ${contrastInWords(leastContrast)} is needed. Choose a darker colour`
  const onIt = contrastOf(white, colour)
  if (onIt < leastContrast) {
    return `White text on this colour has a contrast of ${contrastInWords(onIt)}; ${needed}`
  }
  const inIt = contrastOf(colour, pageBackground)
  return inIt < leastContrast
    ? `Links in this colour on the page’s background have a contrast of ${contrastInWords(inIt)}; ${needed}`
    : null
}

/** A tint of a colour, for backgrounds: 9% of it on white. */
export const softOf = (colour: string): string =>
  `#${channelsOf(colour)
    .map((channel) =>
      Math.round(255 - (255 - channel) * 0.09)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`
