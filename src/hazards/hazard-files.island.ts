import { island } from '#platform/browser/islands.ts'
import { shrink } from '#platform/browser/shrink.ts'
import { NotNow, sendFile } from '#platform/browser/tus.ts'

interface Props {
  action: string
  key: string
  sending: string
  waiting: string
  failed: string
}

const kinds = ['photo', 'video', 'voice']
const TRIES = 40
const PAUSE_MS = 3_000

/**
 * Sends what was chosen in pieces that go on after a broken line. Nothing is kept on the phone: whoever picks it up
 * finds no trace. What cannot be sent so goes as the plain form would.
 */
island<Props>('hazard-files', (box, props) => {
  const form = box.querySelector('form')
  const receipt = form?.querySelector<HTMLInputElement>('input[name=receipt]')
  if (!form || !receipt) return
  const line = document.createElement('p')
  line.setAttribute('role', 'status')
  form.append(line)

  const chosen = () => {
    const files: { kind: string; file: File }[] = []
    for (const kind of kinds)
      for (const file of Array.from(form.querySelector<HTMLInputElement>(`input[name=${kind}]`)?.files || []))
        files.push({ kind, file })
    return files
  }
  let busy = false
  const sendBefore = (leaving: HTMLFormElement) =>
    leaving.addEventListener('submit', (event) => {
      const files = chosen()
      if (busy) return event.preventDefault()
      if (files.length === 0) return
      event.preventDefault()
      busy = true
      sendAll(files).then(
        () => leaving.submit(),
        () => {
          busy = false
          line.textContent = props.failed
        },
      )
    })
  sendBefore(form)
  // Another form of the receipt leads away from the page: what was chosen goes first, and need not be chosen again.
  for (const other of Array.from(document.querySelectorAll('form')))
    if (other !== form && other.querySelector('input[name=receipt]')) sendBefore(other)

  const sendAll = async (files: { kind: string; file: File }[]): Promise<void> => {
    for (const [at, { kind, file }] of files.entries()) {
      const { content } = await shrink(file)
      await sendOne(kind, content, (share) => {
        line.textContent = props.sending.replace('#', String(Math.round((100 * (at + share)) / files.length)))
      })
    }
    for (const kind of kinds) {
      const input = form.querySelector<HTMLInputElement>(`input[name=${kind}]`)
      if (input) input.value = ''
    }
    // the page that shows what came; without files the form says only whose page it is
    form.action = props.action.replace(/\/uploads$/, '')
  }

  const sendOne = async (kind: string, content: Blob, onShare: (share: number) => void): Promise<void> => {
    let location = ''
    const told = { kind, key: props.key, receipt: receipt.value }
    const onPlace = async (place: string) => {
      location = place
    }
    for (let tries = 0; ; tries++) {
      try {
        await sendFile({ action: props.action, content, told, location, onPlace, onShare })
        return
      } catch (error) {
        if (!(error instanceof NotNow) || tries >= TRIES) throw error
        line.textContent = props.waiting
        await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
      }
    }
  }
})
