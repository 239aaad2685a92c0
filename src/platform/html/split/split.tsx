import type { ComponentChildren } from 'preact'

interface SplitProps {
  side: ComponentChildren
  /** How wide the side is: 388 px, or 556 where it is worked in. */
  wideSide?: boolean | undefined
  children: ComponentChildren
}

/** Desk: the work left, what belongs beside it right; under it on a narrow screen. */
export const Split = ({ side, wideSide, children }: SplitProps) => (
  <div class={wideSide ? 'split2 wide-side' : 'split2'}>
    <div class="split2-main">{children}</div>
    <div class="side">{side}</div>
  </div>
)

/** Desk: list, evidence, judgement. On a phone one under the other. */
export const Three = ({
  list,
  view,
  judge,
}: {
  list: ComponentChildren
  view: ComponentChildren
  judge: ComponentChildren
}) => (
  <div class="three">
    <div class="three-list">{list}</div>
    <div class="view">{view}</div>
    <div class="judge">{judge}</div>
  </div>
)

/** Public home from 960 px on: work left, what stands all month right. */
export const Columns = ({ side, children }: { side: ComponentChildren; children: ComponentChildren }) => (
  <div class="cols">
    <div>{children}</div>
    <div>{side}</div>
  </div>
)

/** A part of a desk column under its own ink rule. */
export const Panel = ({
  title,
  more,
  children,
}: {
  title?: ComponentChildren
  more?: ComponentChildren
  children: ComponentChildren
}) => (
  <section class="panel">
    {title && (
      <h2>
        <span>{title}</span>
        {more}
      </h2>
    )}
    {children}
  </section>
)
