const browsers: readonly [RegExp, string][] = [
  [/\bEdg(?:e|A|iOS)?\//, 'Edge'],
  [/\b(?:Firefox|FxiOS)\//, 'Firefox'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\bOPR\//, 'Opera'],
  [/\b(?:Chrome|CriOS|Chromium)\//, 'Chrome'],
  [/\bVersion\/\S+ .*\bSafari\//, 'Safari'],
]

const devices: readonly [RegExp, string][] = [
  [/\biPhone\b/, 'iPhone'],
  [/\biPad\b/, 'iPad'],
  [/\bAndroid\b/, 'Android'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac OS X\b|\bMacintosh\b/, 'Mac'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bLinux\b/, 'Linux'],
]

const first = (known: readonly [RegExp, string][], userAgent: string): string | undefined =>
  known.find(([fits]) => fits.test(userAgent))?.[1]

/** 'Edge on Windows': what a browser says it is, as people call it. Versions change every month and are left out. */
export function browserInWords(userAgent: string): string {
  const [browser, device] = [first(browsers, userAgent), first(devices, userAgent)]
  if (browser) return device ? `${browser} on ${device}` : browser
  return device ? `A browser on ${device}` : 'An unknown browser'
}
