import { readers } from '#people/access.ts'
import type { Slice } from '#people/manifest.ts'
import { problemActRoutes } from './acts.routes.tsx'
import { problemFileRoutes } from './files.routes.ts'
import { problemRoutes } from './problems.routes.tsx'
import { countOpenProblems } from './problems.store.ts'
import { problemWords } from './problems.words.ts'
import { problemRows, problemsOpen, problemTasks } from './telling.ts'
import { unitProblemRoutes } from './unit.routes.tsx'

/** For the overview: what is late is told where everything that is late is told. */
export { countProblems } from './telling.ts'

export const problemsSlice: Slice = {
  name: 'problems',
  routes: [...unitProblemRoutes, ...problemRoutes, ...problemActRoutes, ...problemFileRoutes],
  menu: [
    {
      to: '/office/problems',
      label: problemWords.menu,
      who: readers,
      position: 48,
      go: 'p',
      often: 6,
      waiting: (c) => countOpenProblems(c.var.db, c.var.town.id),
    },
  ],
  unitRows: problemRows,
  unitTasks: problemTasks,
  stillOpen: problemsOpen,
}
