import { checkExposure } from '../access/exposure';
import { createSchema } from '../app/schema';
import { requireRegion } from '../aws/scopes';
import { ConfigError, readSettings, type Settings } from '../config';
import { tidyAwsEnvironment } from '../config/awsEnvironment';
import { attempt } from '../config/configError';
import { validationRules } from '../server/apollo';
import { manifestFaults } from '../server/trustedDocuments';

const faultOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const regionFaults = (): Promise<readonly string[]> =>
  requireRegion().then(
    () => [],
    (error: unknown) => [faultOf(error)],
  );

const exposureFaults = ({ host, auth, policy }: Settings, insecure: boolean): readonly string[] => {
  try {
    checkExposure({ host, auth, policy, insecure });
    return [];
  } catch (error) {
    return [faultOf(error)];
  }
};

const documentFaults = ({ documents, federation, limits }: Settings): readonly string[] =>
  Object.keys(documents.manifest).length === 0
    ? []
    : manifestFaults(documents.manifest, createSchema(federation), validationRules(limits));

/**
 * The settings that `serve` starts with on real AWS. Tidies the variables of the SDK in place. `insecure`: all clients that
 * reach the gateway may ask without credentials. ConfigError with all faults of settings and variables. Makes no request.
 */
export const readServeSettings = async (env: NodeJS.ProcessEnv, insecure: boolean): Promise<Settings> => {
  const tidied = attempt(() => tidyAwsEnvironment(env));
  const settings = attempt(() => readSettings(env));
  const mayLackRegion = settings.faults
    ? !env.GATEWAY_CONFIG?.trim()
    : settings.value.aws.accounts.length === 0;
  const faults = [
    ...(settings.faults ?? [...exposureFaults(settings.value, insecure), ...documentFaults(settings.value)]),
    ...(tidied.faults ?? []),
    ...(mayLackRegion ? await regionFaults() : []),
  ];
  if (settings.faults || faults.length > 0) throw new ConfigError(faults);
  return settings.value;
};
