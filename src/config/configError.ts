/** An invalid setting; the message is one readable line. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}
