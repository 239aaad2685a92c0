import { Button } from '../button/button.tsx'
import { Form } from '../form.tsx'
import type { Example } from '../gallery/example.ts'
import { samples, titles } from '../gallery/gallery.words.ts'
import { FileField } from './file-field.tsx'

export const fileFieldExamples: Example[] = [
  {
    title: titles.files,
    view: (
      <Form action="/office/gallery" files label={titles.files}>
        <FileField name="u-photos" label={samples.photos} hint={samples.photosHint} />
        <div class="act">
          <Button look="line">{samples.addPhoto}</Button>
        </div>
      </Form>
    ),
  },
]
