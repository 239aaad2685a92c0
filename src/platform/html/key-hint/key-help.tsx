import { Link } from '../link.tsx'
import { type MenuItem, usePage, useUsed } from '../page.tsx'
import { type KeyName, keyNames, keys } from './keys.rules.ts'
import { keyWords, keysPageWords as words } from './keys.words.ts'

/** Keys with what they do; where `letters` are given, the places that G leads to as well. */
export const KeyTable = ({
  title,
  names,
  menu = [],
}: {
  title: string
  names: readonly KeyName[]
  menu?: readonly MenuItem[]
}) => (
  <table class="keys-table">
    <caption>{title}</caption>
    <thead class="v">
      <tr>
        <th scope="col">{words.columns.key}</th>
        <th scope="col">{words.columns.does}</th>
      </tr>
    </thead>
    <tbody>
      {names.map((name) => (
        <tr key={name} data-of={'own' in keys[name] ? undefined : keys[name].press[0]}>
          <th scope="row">
            <kbd>{keys[name].shown}</kbd>
          </th>
          <td>{keyWords[name]}</td>
        </tr>
      ))}
      {menu.map(({ to, label, go }) =>
        go ? (
          <tr key={to}>
            <th scope="row">
              <kbd>{words.go(go)}</kbd>
            </th>
            <td>{words.goTo(label)}</td>
          </tr>
        ) : null,
      )}
    </tbody>
  </table>
)

/** What `?` opens: the keys that were drawn on this page, and those of every page. Drawn last, when all of it is known. */
export const KeyHelp = () => {
  const { menu, keysOff } = usePage()
  const { keys: drawn } = useUsed()
  const help = menu.find(({ place }) => place === 'help')
  if (!help || keysOff) return null
  const here = keyNames.filter((name) => drawn.has(name) && keys[name].place !== 'everywhere')
  const everywhere = keyNames.filter((name) => drawn.has(name) && keys[name].place === 'everywhere')
  return (
    <dialog class="keys" data-keys-help aria-labelledby="keys-title">
      <h2 id="keys-title">{words.title}</h2>
      <div class="keys-pair">
        <KeyTable title={words.everywhere} names={everywhere} menu={menu} />
        {here.length > 0 && <KeyTable title={words.here} names={here} />}
      </div>
      <p class="s">{words.typing}</p>
      <form method="dialog" class="act">
        <button type="submit" class="btn line fit">
          {words.close}
          <kbd aria-hidden="true">Esc</kbd>
        </button>{' '}
        <Link to={help.to}>{words.more}</Link>
      </form>
    </dialog>
  )
}
