import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

const find = (folder: string): string =>
  existsSync(join(folder, 'package.json')) ? folder : find(dirname(folder));

/** The folder of the package, from its source and from its build alike. */
export const packageRoot = find(__dirname);
