import type { Example } from '../gallery/example.ts'
import { samples, titles } from '../gallery/gallery.words.ts'
import { Steps } from './steps.tsx'

export const stepsExamples: Example[] = [{ title: titles.steps, view: <Steps at={1} of={3} name={samples.stepName} /> }]
