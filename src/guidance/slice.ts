import { readers } from '#people/access.ts'
import type { Slice } from '#people/manifest.ts'
import { announcementRoutes } from './announcements.routes.tsx'
import { unitAnnouncementRoutes } from './announcements.unit.routes.tsx'
import { guidanceWords } from './guidance.words.ts'
import { questionRoutes } from './questions.routes.tsx'
import { countOpen } from './questions.store.ts'
import { unitQuestionRoutes } from './questions.unit.routes.tsx'
import { guidanceNotices, guidanceOpen, guidanceRows, guidanceTasks } from './telling.ts'

export const guidanceSlice: Slice = {
  name: 'guidance',
  routes: [...unitQuestionRoutes, ...unitAnnouncementRoutes, ...questionRoutes, ...announcementRoutes],
  menu: [
    {
      to: '/office/questions',
      label: guidanceWords.menu,
      who: readers,
      position: 47,
      go: 'q',
      often: 5,
      waiting: (c) => countOpen(c.var.db, c.var.town.id),
    },
  ],
  unitNotices: guidanceNotices,
  unitRows: guidanceRows,
  unitTasks: guidanceTasks,
  stillOpen: guidanceOpen,
}
