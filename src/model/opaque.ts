/** Text that clients hand back as they got it: Base64 of JSON, safe in a URL. */
export const opaque = (value: readonly unknown[]): string =>
  Buffer.from(JSON.stringify(value)).toString('base64url');

/** What `opaque` was given; undefined for a text that it cannot have made. */
export const parseOpaque = (text: string): unknown => {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
};
