/** JSON in a string, with the blanks that AWS puts into it: `{"waitFor": "ssmAgent"}`. */
export const wrappedJson = (values: Readonly<Record<string, string>>): string =>
  `{${Object.entries(values)
    .map(([key, value]) => `${JSON.stringify(key)}: ${JSON.stringify(value)}`)
    .join(', ')}}`;
