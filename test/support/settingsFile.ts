import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSettings, type Settings } from '../../src/config';

/** The settings that the gateway reads from a file with this YAML. */
export const settingsFromYaml = (yaml: string): Settings => {
  const folder = mkdtempSync(join(tmpdir(), 'execution-gateway-'));
  const path = join(folder, 'gateway.yaml');
  try {
    writeFileSync(path, yaml);
    return readSettings({ GATEWAY_CONFIG: path });
  } finally {
    rmSync(folder, { recursive: true });
  }
};
