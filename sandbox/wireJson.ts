/** JSON as AWS writes it: members in the SDK's shape, with a Date as epoch seconds and milliseconds as their fraction. */
export const wireJson = (shape: object): string =>
  // JSON.stringify hands over dates as strings already; their holder still has them.
  JSON.stringify(shape, function (this: Record<string, unknown>, key, value: unknown) {
    const original = this[key];
    return original instanceof Date ? original.getTime() / 1000 : value;
  });
