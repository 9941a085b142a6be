const units = ['bytes', 'kB', 'MB', 'GB'] as const

/** '214 kB', as a person reads the size of a file before opening it. */
export function fileSize(bytes: number): string {
  const power = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(bytes, 1)) / 3))
  return power === 0 ? `${bytes} bytes` : `${Number((bytes / 1000 ** power).toPrecision(2))} ${units[power]}`
}
