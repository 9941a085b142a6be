import { createHash } from 'node:crypto'
import { Transform } from 'node:stream'

/** Lets bytes through, and knows afterwards how many they were and what they hash to. */
export function measuring(): { through: Transform; bytes: () => number; sha256: () => string } {
  const hash = createHash('sha256')
  let bytes = 0
  const through = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk)
      bytes += chunk.length
      done(null, chunk)
    },
  })
  return { through, bytes: () => bytes, sha256: () => hash.digest('hex') }
}
