import { lockFolder } from '#db/lock.ts'

const [folder = ''] = process.argv.slice(2)

try {
  await lockFolder(folder)
  console.log('holds')
  setInterval(() => {}, 60_000)
} catch (error) {
  console.log(`refused: ${(error as Error).message}`)
}
