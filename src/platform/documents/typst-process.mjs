// Typesets in a process of its own: a thousand posters must not hold up anybody's page, nor their memory stay with the
// app. Plain JavaScript, so that it runs from the source tree beside the bundled server.
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'

const require = createRequire(import.meta.url)
const font = (family, weight, file) =>
  join(dirname(require.resolve(`@expo-google-fonts/${family}/package.json`)), weight, file)
const fontPaths = [
  font('noto-serif-sc', '400Regular', 'NotoSerifSC_400Regular.ttf'),
  font('noto-serif-sc', '700Bold', 'NotoSerifSC_700Bold.ttf'),
  font('noto-sans-sc', '400Regular', 'NotoSansSC_400Regular.ttf'),
  font('noto-sans-sc', '700Bold', 'NotoSansSC_700Bold.ttf'),
]

// No folder of the machine's: pictures are laid over this one, and nothing else can be read.
const workspace = '/typeset'

let compiler

process.on('disconnect', () => process.exit())
// Ctrl-C is the app's to answer: it drains first, and this goes with it.
process.on('SIGINT', () => {})
process.on('message', ({ id, source, data, files }) => {
  try {
    compiler ??= NodeCompiler.create({ workspace, fontArgs: [{ fontPaths }] })
    for (const [path, bytes] of files) compiler.mapShadow(workspace + path, Buffer.from(bytes))
    const made = compiler.compile({ mainFileContent: source, inputs: { data }, resetRead: true })
    const trouble = made.takeDiagnostics()
    if (!made.result) throw new Error(JSON.stringify(compiler.fetchDiagnostics(trouble)))
    process.send({ id, pdf: compiler.pdf(made.result) })
  } catch (error) {
    process.send({ id, problem: error?.message ?? String(error) })
  } finally {
    for (const [path] of files) compiler?.unmapShadow(workspace + path)
    compiler?.evictCache(10)
  }
})
