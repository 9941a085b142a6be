/**
 * A file's name in a Content-Disposition header (RFC 6266): in plain letters for old browsers, and whole in UTF-8. What
 * could end the header, or turn the reading direction of a name round, is left out.
 */
export function attachmentNamed(name: string): string {
  const shown = name.replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '') || 'file'
  const plain = shown
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^ -~]|["\\/%]/g, '_')
  return `attachment; filename="${plain}"; filename*=UTF-8''${extended(shown)}`
}

/** RFC 8187 allows fewer characters than encodeURIComponent leaves. */
const extended = (text: string) =>
  encodeURIComponent(text).replace(
    /['()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  )
