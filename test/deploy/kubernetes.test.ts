import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { HorizontalPodAutoscaler } from 'kubernetes-models/autoscaling/v2/HorizontalPodAutoscaler';
import { Deployment } from 'kubernetes-models/apps/v1/Deployment';
import { NetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1/NetworkPolicy';
import { PodDisruptionBudget } from 'kubernetes-models/policy/v1/PodDisruptionBudget';
import { ConfigMap } from 'kubernetes-models/v1/ConfigMap';
import { Service } from 'kubernetes-models/v1/Service';
import { ServiceAccount } from 'kubernetes-models/v1/ServiceAccount';
import { parse } from 'yaml';
import { documentAt, readSource, root } from '../support/documents';
import { fixtureEstate } from '../support/fixtureEstate';
import { gatewayForTests } from '../support/gatewayForTests';
import { type Manifest, manifestsOf } from '../support/kustomization';
import { settingsFromYaml } from '../support/settingsFile';

const folder = 'deploy/kubernetes';
const manifests = manifestsOf(`${folder}/kustomization.yaml`);

const manifestOf = (kind: string): Manifest => {
  const found = manifests.filter((manifest) => manifest.kind === kind);
  if (found.length !== 1) throw new Error(`Expected one ${kind}, not ${found.length}.`);
  return found[0];
};

const { spec } = manifestOf('Deployment');
const pod = spec.template.spec;
const [container] = pod.containers;
const settingsText: string = manifestOf('ConfigMap').data['gateway.yaml'];
const settings = parse(settingsText);
const labels = spec.template.metadata.labels;

const models: Readonly<Record<string, new (data: Manifest) => { validate(): void }>> = {
  ConfigMap,
  Deployment,
  HorizontalPodAutoscaler,
  NetworkPolicy,
  PodDisruptionBudget,
  Service,
  ServiceAccount,
};

describe('deploy/kubernetes', () => {
  it('lists all of its files as resources', () => {
    const files = readdirSync(join(root, folder)).filter((name) => name !== 'kustomization.yaml');
    const { resources } = parse(readSource(`${folder}/kustomization.yaml`));

    expect([...resources].sort()).toEqual(files.sort());
  });

  it.each(manifests.map((manifest) => [manifest.kind, manifest]))(
    'has a valid %s by the schema of Kubernetes',
    (kind, manifest) => {
      const Model = models[kind];
      if (!Model) throw new Error(`No model of ${kind}.`);

      const model = new Model(manifest);

      expect(() => model.validate()).not.toThrow();
      expect(model).toMatchObject({ apiVersion: manifest.apiVersion, kind });
    },
  );

  it('has settings that the gateway accepts', () => {
    const { limits, aws } = settingsFromYaml(settingsText);

    expect(limits.requestTimeoutMs).toBe(25_000);
    expect(aws.accounts).toHaveLength(1);
  });

  it('mounts the settings where the gateway reads them', () => {
    const path = container.env.find(({ name }: Manifest) => name === 'GATEWAY_CONFIG').value;
    const [mount] = container.volumeMounts;
    const [volume] = pod.volumes;

    expect(path).toBe(`${mount.mountPath}/gateway.yaml`);
    expect([volume.name, volume.configMap.name]).toEqual([mount.name, manifestOf('ConfigMap').metadata.name]);
  });

  it('has the ports of the settings in all manifests', () => {
    const env = Object.fromEntries(container.env.map(({ name, value }: Manifest) => [name, value]));
    const ports = Object.fromEntries(
      container.ports.map(({ name, containerPort }: Manifest) => [name, containerPort]),
    );
    const policyPorts = manifestOf('NetworkPolicy').spec.ingress.map(
      ({ ports: [{ port }] }: Manifest) => port,
    );

    expect(ports).toEqual({ http: Number(env.PORT), admin: settings.server.adminPort });
    expect(env.HOST).toBe('0.0.0.0');
    expect(manifestOf('Service').spec.ports.map(({ targetPort }: Manifest) => targetPort)).toEqual(['http']);
    expect(policyPorts).toEqual(['http', 'admin']);
  });

  it('selects the pods in all manifests', () => {
    const selectors = [
      spec.selector.matchLabels,
      manifestOf('Service').spec.selector,
      manifestOf('PodDisruptionBudget').spec.selector.matchLabels,
      manifestOf('NetworkPolicy').spec.podSelector.matchLabels,
      ...pod.topologySpreadConstraints.map(({ labelSelector }: Manifest) => labelSelector.matchLabels),
    ];

    expect(selectors).toEqual(Array.from({ length: 6 }, () => labels));
    expect(manifestOf('HorizontalPodAutoscaler').spec.scaleTargetRef).toEqual({
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      name: manifestOf('Deployment').metadata.name,
    });
  });

  it('has two replicas at least, and stops one at a time', () => {
    const { minReplicas, maxReplicas } = manifestOf('HorizontalPodAutoscaler').spec;

    expect([spec.replicas, minReplicas]).toEqual([2, 2]);
    expect(maxReplicas).toBeGreaterThan(minReplicas);
    expect(manifestOf('PodDisruptionBudget').spec.maxUnavailable).toBe(1);
    expect(spec.strategy.rollingUpdate.maxUnavailable).toBe(0);
  });

  it('runs without root, capabilities and a writable file system', () => {
    expect(pod.securityContext).toMatchObject({
      runAsNonRoot: true,
      runAsUser: 1000,
      seccompProfile: { type: 'RuntimeDefault' },
    });
    expect(container.securityContext).toEqual({
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ['ALL'] },
    });
    expect(pod.automountServiceAccountToken).toBe(false);
  });

  it('gives the drain its whole time', () => {
    const beyondTimeoutSeconds = 5;
    expect(documentAt('docs/settings.md').text.replace(/\s+/g, ' ')).toContain(
      `at most ${beyondTimeoutSeconds} seconds longer than \`limits.requestTimeoutMs\``,
    );
    const [, preStopSeconds] = container.lifecycle.preStop.exec.command;

    const needed = Number(preStopSeconds) + settings.limits.requestTimeoutMs / 1000 + beyondTimeoutSeconds;

    expect(needed).toBe(35);
    expect(pod.terminationGracePeriodSeconds).toBeGreaterThan(needed);
  });

  it('has a role of IRSA, and requests and limits of memory', () => {
    const { metadata } = manifestOf('ServiceAccount');

    expect(pod.serviceAccountName).toBe(metadata.name);
    expect(metadata.annotations['eks.amazonaws.com/role-arn']).toMatch(/^arn:aws:iam::\d{12}:role\/\w+$/);
    expect(container.resources).toEqual({
      requests: { cpu: '250m', memory: '384Mi' },
      limits: { memory: '768Mi' },
    });
  });

  it('has the image of this release', () => {
    const [image] = parse(readSource(`${folder}/kustomization.yaml`)).images;

    expect(image).toEqual({
      name: container.image,
      newTag: JSON.parse(readSource('package.json')).version,
    });
  });

  describe('has probes', () => {
    const gateway = gatewayForTests(fixtureEstate);

    it.each(['startupProbe', 'livenessProbe', 'readinessProbe'])(
      'on the admin port with a path that the gateway serves: %s',
      async (name) => {
        const { path, port }: Readonly<Record<string, string>> = container[name].httpGet;

        const { status } = await fetch(`${gateway.gateway().url}${path}`);

        expect([port, status]).toEqual(['admin', 200]);
      },
    );
  });
});
