import { openEmbedded } from '#db/connect.ts'

const [folder = ''] = process.argv.slice(2)

try {
  await openEmbedded(folder)
  console.log('open')
  setInterval(() => {}, 60_000)
} catch (error) {
  console.log(`refused: ${(error as Error).message}`)
}
