import { create } from 'qrcode'

interface QrCodeProps {
  text: string
  /** What the code is for, for people who hear the page. */
  label: string
}

/** As drawing, not as picture: prints sharp and needs no request. */
export const QrCode = ({ text, label }: QrCodeProps) => {
  const { modules } = create(text, { errorCorrectionLevel: 'M' })
  const rows = Array.from({ length: modules.size }, (_, row) => row)
  const path = rows.flatMap((row) =>
    rows.filter((column) => modules.get(row, column)).map((column) => `M${column + 4} ${row + 4}h1v1h-1z`),
  )
  const size = modules.size + 8
  return (
    <svg class="qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shape-rendering="crispEdges">
      <rect width={size} height={size} fill="#fff" />
      <path d={path.join('')} fill="#000" />
    </svg>
  )
}
