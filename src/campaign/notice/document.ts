export async function readDocument(
  bytes: Uint8Array,
  _name: string,
): Promise<{ text: string; kind: 'txt' } | { problem: string }> {
  return { text: new TextDecoder().decode(bytes), kind: 'txt' }
}
