/** An opaque text that clients hand back unchanged, such as an id or a cursor: Base64 of JSON, safe in a URL. */
export const encodeOpaque = (value: readonly unknown[]): string =>
  Buffer.from(JSON.stringify(value)).toString('base64url');

/** The value that `encodeOpaque` encoded; undefined for any other text. */
export const decodeOpaque = (text: string): unknown => {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
};
