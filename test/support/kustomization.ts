import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import { readSource } from './documents';

/** A manifest of Kubernetes. Tests read what they know. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Manifest = any;

/** The resources that a kustomization lists. */
export const manifestsOf = (kustomization: string): readonly Manifest[] => {
  const { resources } = parse(readSource(kustomization)) as { readonly resources: readonly string[] };
  return resources.map((path) => parse(readSource(join(dirname(kustomization), path))));
};
