import { Actions, Button } from '#platform/html/button/button.tsx'
import { DeskPage } from '#platform/html/desk-page/desk-page.tsx'
import { Form } from '#platform/html/form.tsx'
import { KeyTable } from '#platform/html/key-hint/key-help.tsx'
import { keysOf } from '#platform/html/key-hint/keys.rules.ts'
import { keysPageWords as words } from '#platform/html/key-hint/keys.words.ts'
import { usePage } from '#platform/html/page.tsx'

/** Every key of the desk, and the switch that this device has. */
export const KeysPage = ({ off }: { off: boolean }) => (
  <DeskPage title={words.title}>
    <p>{off ? words.off : words.on}</p>
    <Form action="/office/keys" label={words.title}>
      <Actions>
        <Button look="line" fit name="keys" value={off ? 'on' : 'off'}>
          {off ? words.turnOn : words.turnOff}
        </Button>
      </Actions>
    </Form>
    <Tables />
    <p class="s">{words.typing}</p>
    <p class="s">{words.script}</p>
  </DeskPage>
)

const Tables = () => {
  const { menu } = usePage()
  return (
    <div class="keys-pair">
      <KeyTable title={words.everywhere} names={keysOf('everywhere')} menu={menu} />
      <KeyTable title={words.review} names={keysOf('review')} />
    </div>
  )
}
