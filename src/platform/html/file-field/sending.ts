/** What a form sent by script needs to say and do. */
export interface Sending {
  url: string
  body: FormData
  onShare: (percent: number) => void
  /** The server has it; the page is left when this is done. */
  onDone: () => Promise<unknown>
  onFailure: () => void
}

/**
 * Posts a form as the browser would, with news of how far it got. A redirect is followed by going there;
 * any other page (a refusal keeps what was filled in) takes the place of this one.
 */
export const send = ({ url, body, onShare, onDone, onFailure }: Sending): void => {
  const request = new XMLHttpRequest()
  request.open('POST', url)
  request.upload.onprogress = ({ loaded, total, lengthComputable }) => {
    if (lengthComputable) onShare(Math.min(100, Math.round((loaded / total) * 100)))
  }
  request.onerror = onFailure
  request.ontimeout = onFailure
  request.onload = () => {
    if (request.status >= 500 || request.status === 429) return onFailure()
    if (request.status < 300 && request.responseURL && request.responseURL !== url) {
      // The fragment of the redirect is not told to scripts; the page itself is.
      const leave = () => location.assign(request.responseURL)
      onDone().then(leave, leave)
      return
    }
    document.open()
    document.write(request.responseText)
    document.close()
  }
  request.send(body)
}
