import { partition } from '@aws-sdk/util-endpoints';

/**
 * True for a region in the list that the installed release of the SDK ships. A newer region is not in it, so an unknown
 * region deserves a warning, but not a refusal.
 */
export const isKnownRegion = (region: string): boolean => 'description' in partition(region);
