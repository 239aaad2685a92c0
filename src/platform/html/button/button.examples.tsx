import type { Example } from '../gallery/example.ts'
import { names, samples, titles } from '../gallery/gallery.words.ts'
import { Actions, Button, ButtonLink, MiniButton, MoreLink } from './button.tsx'

export const buttonExamples: Example[] = [
  {
    title: titles.buttons,
    view: (
      <>
        <Actions>
          <Button>{samples.report}</Button>
          <ButtonLink to="/" look="line">
            {samples.difficulty}
          </ButtonLink>
        </Actions>
        <Actions>
          <Button disabled>{samples.later}</Button>
        </Actions>
        <Actions pair>
          <Button hotkey="accept">{samples.accept}</Button>
          <Button hotkey="giveBack" look="line">
            {samples.giveBack}
          </Button>
        </Actions>
        <Actions>
          <ButtonLink to="/" look="care" sign="w-any" fit>
            {samples.care}
          </ButtonLink>
        </Actions>
        <MoreLink to="/">{samples.all}</MoreLink>
      </>
    ),
  },
  {
    title: titles.minis,
    view: (
      <p>
        <MiniButton about={names.east}>{samples.urge}</MiniButton>
        <MiniButton to="/" about={names.east}>
          {samples.forThem}
        </MiniButton>
      </p>
    ),
  },
]
