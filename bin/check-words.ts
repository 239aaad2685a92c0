// What a person reads stands in words files, where it can be reviewed and reworded in one place.
import { isTest, report, sourceFiles } from './source-files.ts'

const views = sourceFiles('src/**/*.tsx', 'src/**/*.island.ts').filter(
  (file) => !isTest(file) && !/[/.]words\.tsx?$|[/.]examples?\.tsx$/.test(file.path),
)
const han = /\p{Script=Han}+/u

report(
  views.flatMap(({ path, text }) =>
    withoutComments(text)
      .split('\n')
      .flatMap((line, index) =>
        han.test(line) ? [`${path}:${index + 1} ${han.exec(line)?.[0]} belongs in a words file`] : [],
      ),
  ),
)

/** Terms are named in comments; lines keep their numbers. */
function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, '')).replace(/(^|\s)\/\/.*$/gm, '')
}
