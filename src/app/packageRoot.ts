import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

const find = (folder: string): string =>
  existsSync(join(folder, 'package.json')) ? folder : find(dirname(folder));

/** The folder of the package. Works from the source and from the build. */
export const packageRoot = find(__dirname);
