/** Invalid settings, with a line for each fault: its source, its place, and what is expected. The message is one line. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';

  constructor(readonly faults: readonly string[]) {
    super(faults.join('; '));
  }
}

/** What `read` returns, or the faults of the ConfigError that it throws. */
export const attempt = <Value>(
  read: () => Value,
): { readonly value: Value; readonly faults?: never } | { readonly faults: readonly string[] } => {
  try {
    return { value: read() };
  } catch (error) {
    if (error instanceof ConfigError) return { faults: error.faults };
    throw error;
  }
};
