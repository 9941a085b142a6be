import { describe, expect, test } from 'vitest'
import { colourFrom, contrastOf, productColour, softOf, whyUnreadable } from '#domain/contrast.ts'

describe('the contrast of two colours, by the formula of WCAG 2.2', () => {
  test.each([
    ['#000000', '#ffffff', 21],
    ['#ffffff', '#ffffff', 1],
    ['#777777', '#ffffff', 4.48],
    ['#767676', '#ffffff', 4.54],
    ['#ff0000', '#ffffff', 4.0],
    ['#0000ff', '#ffffff', 8.59],
    ['#00ff00', '#000000', 15.3],
    ['#12436d', '#ffffff', 10.25],
  ])('of %s and %s is %d', (one, other, is) => {
    expect(contrastOf(one, other)).toBeCloseTo(is, 1)
    expect(contrastOf(other, one)).toBe(contrastOf(one, other))
  })
})

describe('a brand colour', () => {
  test.each([
    { colour: productColour, says: null },
    { colour: '#000000', says: null },
    { colour: '#006435', says: null },
    { colour: '#ffdd00', says: /^White text on this colour has a contrast of 1\.3 to 1; at least 4\.5 to 1/ },
    { colour: '#777777', says: /^White text on this colour has a contrast of 4\.4 to 1/ },
    {
      colour: '#767676',
      says: /^Links in this colour on the page’s background have a contrast of 4\.2 to 1/,
    },
  ])('$colour', ({ colour, says }) => {
    const why = whyUnreadable(colour)
    if (says) expect(why).toMatch(says)
    else expect(why).toBeNull()
  })

  test.each([
    ['#12436D', '#12436d'],
    [' 12436d ', '#12436d'],
    ['#fff', null],
    ['#12436d; }', null],
    ['red', null],
    ['', null],
  ])('typed as %j is %s', (typed, is) => expect(colourFrom(typed)).toBe(is))

  test.each([
    ['#000000', '#e8e8e8'],
    ['#ffffff', '#ffffff'],
    ['#12436d', '#eaeef2'],
  ])('%s has the tint %s', (colour, tint) => expect(softOf(colour)).toBe(tint))
})
