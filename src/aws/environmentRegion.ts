import {
  loadConfig,
  NODE_REGION_CONFIG_FILE_OPTIONS,
  NODE_REGION_CONFIG_OPTIONS,
  resolveRegionConfig,
} from '@smithy/core/config';

/** The region of the environment or of the AWS profile, as the SDK's clients find it. Rejects where neither sets one. */
export const environmentRegion = (): Promise<string> => {
  const region = loadConfig(NODE_REGION_CONFIG_OPTIONS, NODE_REGION_CONFIG_FILE_OPTIONS);
  return resolveRegionConfig({ region, useFipsEndpoint: false }).region();
};
