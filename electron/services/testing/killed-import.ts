/** A program that imports a folder into a library, for a test that kills it in the middle: `killed-import.ts LIBRARY FOLDER`. */
import { fakePlatform, type Platform } from '#electron/platform/index.ts'

import { createServices, openLibrary } from '../index.ts'

const [library = '', folder = ''] = process.argv.slice(2)
const fake = fakePlatform()
const platform: Platform = { ...fake, capabilities: { ...fake.capabilities, paths: true } }
const services = await createServices(platform, await openLibrary(library, platform))
const { id } = await services.imports.start([{ from: 'path', path: folder }])
for await (const event of services.library.events(new AbortController().signal)) {
  if (event.type === 'job' && event.job.id === id) process.stdout.write(`${JSON.stringify(event.job)}\n`)
}
