import { parse as parseHcl } from '@cdktf/hcl2json';
import { describe, expect, it } from '@jest/globals';
import { parse as parseYaml } from 'yaml';
import { iamPolicy } from '../../src/iamPolicy';
import { startCommand } from '../support/command';
import { commandsOf, documentAt, readSource, snippetsOf } from '../support/documents';

const { Statement: readStatements } = iamPolicy({ accounts: [] });

describe.each([
  ['terraform', 'deploy/terraform/main.tf'],
  ['cloudformation', 'deploy/cloudformation/role.yaml'],
])('execution-gateway iam-policy --format %s', (format, path) => {
  it(`prints ${path}, without settings`, async () => {
    const { code, stdout, stderr } = await startCommand(['iam-policy', '--format', format], {
      GATEWAY_CONFIG: '/nonexistent/gateway.yaml',
    }).ended;

    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toBe(readSource(path));
  });
});

describe('execution-gateway iam-policy', () => {
  it('prints JSON for --format json, and by default', async () => {
    const [byDefault, asJson] = await Promise.all(
      [[], ['--format', 'json']].map((options) => startCommand(['iam-policy', ...options]).ended),
    );

    expect(JSON.parse(byDefault?.stdout ?? '')).toEqual(iamPolicy({ accounts: [] }));
    expect(asJson).toEqual(byDefault);
  });

  it('rejects other formats', async () => {
    const { code, stdout, stderr } = await startCommand(['iam-policy', '--format', 'pulumi']).ended;

    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain('json, terraform, cloudformation');
  });
});

describe('The Terraform module', () => {
  const parsed = parseHcl('main.tf', readSource('deploy/terraform/main.tf'));

  it('has the least policy', async () => {
    const { data, resource } = await parsed;

    expect(data.aws_iam_policy_document.read).toEqual([
      {
        statement: readStatements.map(({ Sid, Action, Resource }) => ({
          sid: Sid,
          actions: Action,
          resources: [Resource].flat(),
        })),
      },
    ]);
    expect(readStatements).toHaveLength(2);
    expect(resource.aws_iam_role_policy.read[0]).toMatchObject({
      role: '${aws_iam_role.this.id}',
      policy: '${data.aws_iam_policy_document.read.json}',
    });
  });

  it('lets only the gateway assume the role, with the external id', async () => {
    const { data, resource, variable } = await parsed;

    expect(data.aws_iam_policy_document.trust).toEqual([
      {
        statement: [
          {
            actions: ['sts:AssumeRole'],
            principals: [{ type: 'AWS', identifiers: ['${var.gateway_principal_arn}'] }],
            condition: [{ test: 'StringEquals', variable: 'sts:ExternalId', values: ['${var.external_id}'] }],
          },
        ],
      },
    ]);
    expect(resource.aws_iam_role.this[0].assume_role_policy).toBe(
      '${data.aws_iam_policy_document.trust.json}',
    );
    const required = Object.keys(variable).filter((name) => !('default' in variable[name][0]));
    expect(required).toEqual(['external_id', 'gateway_principal_arn']);
  });

  it('uses only what it declares', async () => {
    const { data, resource, variable } = await parsed;
    const declared = [
      ...Object.keys(variable).map((name) => `var.${name}`),
      ...Object.keys(data.aws_iam_policy_document).map((name) => `data.aws_iam_policy_document.${name}`),
      ...Object.entries(resource).flatMap(([type, named]) =>
        Object.keys(Object(named)).map((name) => `${type}.${name}`),
      ),
    ];

    const used = [
      ...readSource('deploy/terraform/main.tf').matchAll(
        /\b(?:var\.\w+|data\.\w+\.\w+|(?<!\.)aws_iam_role\.\w+)/g,
      ),
    ].map(([reference]) => reference);

    expect(used.length).toBeGreaterThan(6);
    expect(used.filter((reference) => !declared.includes(reference))).toEqual([]);
  });
});

describe('The CloudFormation template', () => {
  const template = parseYaml(readSource('deploy/cloudformation/role.yaml'), { version: '1.1' });
  const { Properties: role } = template.Resources.Role;

  it('has the least policy', () => {
    expect(role.Policies).toEqual([
      { PolicyName: 'ReadExecutions', PolicyDocument: iamPolicy({ accounts: [] }) },
    ]);
  });

  it('lets only the gateway assume the role, with the external id', () => {
    expect(role.AssumeRolePolicyDocument).toEqual({
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Principal: { AWS: { Ref: 'GatewayPrincipalArn' } },
          Action: 'sts:AssumeRole',
          Condition: { StringEquals: { 'sts:ExternalId': { Ref: 'ExternalId' } } },
        },
      ],
    });
  });

  it('refers only to what it declares', () => {
    const text = JSON.stringify(template);
    const references = [...text.matchAll(/\{"(?:Ref":"|Fn::GetAtt":\[")(\w+)"/g)].map(([, name]) => name);

    expect(Object.keys(template.Parameters)).toEqual(['GatewayPrincipalArn', 'ExternalId', 'RoleName']);
    expect(references.sort()).toEqual(['ExternalId', 'GatewayPrincipalArn', 'Role', 'RoleName']);
  });

  it.each([
    ['arn:aws:iam::111122223333:role/Gateway', true],
    ['arn:aws-us-gov:iam::111122223333:role/path/Gateway', true],
    ['arn:aws:iam::111122223333:root', false],
    ['*', false],
  ])('accepts the principal %s: %s', (arn, isAccepted) => {
    expect(new RegExp(template.Parameters.GatewayPrincipalArn.AllowedPattern).test(arn)).toBe(isAccepted);
  });
});

describe('docs/deploy/iam-roles-1-10-100-accounts.md', () => {
  const document = documentAt('docs/deploy/iam-roles-1-10-100-accounts.md');

  it('shows a module with all required variables', async () => {
    const { module } = await parseHcl('example.tf', snippetsOf(document, 'hcl')[0] ?? '');
    const { variable } = await parseHcl('main.tf', readSource('deploy/terraform/main.tf'));
    const { source, providers, ...variables } = module.execution_gateway_444455556666[0];

    const required = Object.keys(variable).filter((name) => !('default' in variable[name][0]));
    expect([source, Object.keys(providers)]).toEqual(['./deploy/terraform', ['aws']]);
    expect(Object.keys(variables).sort()).toEqual(required.sort());
  });

  it('shows a StackSet with all required parameters', () => {
    const template = parseYaml(readSource('deploy/cloudformation/role.yaml'));
    const [command = ''] = commandsOf(document);

    const given = [...command.matchAll(/ParameterKey=(\w+),/g)].map(([, name = '']) => name);
    const required = Object.keys(template.Parameters).filter(
      (name) => !('Default' in template.Parameters[name]),
    );
    expect(given).toEqual(required);
    expect(command).toContain('file://deploy/cloudformation/role.yaml');
  });

  it('shows a policy for the roles with the default name', () => {
    const [json = ''] = snippetsOf(document, 'json');
    const { RoleName } = parseYaml(readSource('deploy/cloudformation/role.yaml')).Parameters;

    expect(JSON.parse(json).Statement[0].Resource).toBe(`arn:aws:iam::*:role/${RoleName.Default}`);
  });
});
