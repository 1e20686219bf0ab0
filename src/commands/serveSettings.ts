import { requireRegion } from '../aws/scopes';
import { ConfigError, readSettings, type Settings } from '../config';
import { tidyAwsEnvironment } from '../config/awsEnvironment';
import { attempt } from '../config/configError';

const regionFaults = (): Promise<readonly string[]> =>
  requireRegion().then(
    () => [],
    (error: unknown) => [String(error instanceof Error ? error.message : error)],
  );

/**
 * The settings that `serve` starts with on real AWS. Tidies the variables of the SDK in place. ConfigError with all faults
 * of settings and variables. Makes no request.
 */
export const readServeSettings = async (env: NodeJS.ProcessEnv): Promise<Settings> => {
  const tidied = attempt(() => tidyAwsEnvironment(env));
  const settings = attempt(() => readSettings(env));
  const mayLackRegion = settings.faults
    ? !env.GATEWAY_CONFIG?.trim()
    : settings.value.aws.accounts.length === 0;
  const faults = [
    ...(settings.faults ?? []),
    ...(tidied.faults ?? []),
    ...(mayLackRegion ? await regionFaults() : []),
  ];
  if (settings.faults || faults.length > 0) throw new ConfigError(faults);
  return settings.value;
};
