import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './install.mjs'

const [folder = '', singular = folder.replace(/s$/, '')] = process.argv.slice(2)
if (!/^[a-z]+(-[a-z]+)*$/.test(folder) || !/^[a-z]+(-[a-z]+)*$/.test(singular)) {
  console.error("usage: bin/new-slice FOLDER [SINGULAR]   the glossary's words, e.g. bin/new-slice hot-works hot-work")
  process.exit(2)
}
const target = join(root, 'src', folder)
if (existsSync(target)) {
  console.error(`src/${folder} exists`)
  process.exit(1)
}

const thing = singular.replace(/-(.)/g, (_, letter) => letter.toUpperCase())
const names = {
  things: folder,
  thing,
  Thing: thing[0].toUpperCase() + thing.slice(1),
  table: singular.replaceAll('-', '_'),
}
const fill = (text) => text.replace(/__(things|thing|Thing|table)__/g, (_, name) => names[name])

mkdirSync(target)
const templates = join(root, 'bin/new-slice-template')
const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14)
for (const name of readdirSync(templates)) {
  const place =
    name === 'migration.sql.txt'
      ? join('db/migrations', `${stamp}_${folder.replaceAll('-', '_')}.sql`)
      : join('src', folder, fill(name).replace(/\.txt$/, ''))
  writeFileSync(join(root, place), fill(readFileSync(join(templates, name), 'utf8')))
  console.log(place)
}
console.log(`
Next:
  GLOSSARY.md      the Chinese term and "${singular}", if it is not there
  package.json     "#${folder}/*": "./src/${folder}/*" under imports
  src/town.ts      import { ${thing}Slice } from './${folder}/slice.ts', and into the list
  npm run generate the table's types
  npx vitest run src/${folder}`)
