import { z } from 'zod';
import { accountIdPattern, regionPattern, scopeOf } from '../model/scope';
import { expected, whereValid } from './rules';

const rolePattern = /^arn:(aws(?:-[a-z]+)*):iam::(\d{12}):role\/[\w+=,.@/-]+$/;

const account = z
  .strictObject({
    accountId: z
      .string(expected('twelve digits in quotes, since a bare number loses leading zeros'))
      .regex(accountIdPattern, expected('twelve digits')),
    regions: z
      .array(
        z.string(expected('a region')).regex(regionPattern, expected('a region, like us-east-1')),
        expected('a list of regions'),
      )
      .min(1, expected('at least one region'))
      .refine((regions) => new Set(regions).size === regions.length, expected('each region once')),
    roleArn: z
      .string(expected("a role's ARN"))
      .regex(rolePattern, expected("a role's ARN, like arn:aws:iam::111122223333:role/ExecutionGatewayRead"))
      .optional(),
    externalId: z.string(expected('a text of 2 to 1224 characters')).min(2).max(1224).optional(),
  })
  .refine(({ accountId, roleArn }) => !roleArn || rolePattern.exec(roleArn)?.[2] === accountId, {
    path: ['roleArn'],
    ...whereValid('accountId', 'roleArn'),
    ...expected('a role of the account that accountId names'),
  })
  .refine(
    ({ accountId, regions }) =>
      new Set(regions.map((region) => scopeOf(accountId, region).partition)).size === 1,
    {
      path: ['regions'],
      ...whereValid('accountId', 'regions'),
      ...expected('regions of one partition'),
    },
  )
  .refine(
    ({ accountId, regions: [region = ''], roleArn }) =>
      !roleArn || rolePattern.exec(roleArn)?.[1] === scopeOf(accountId, region).partition,
    {
      path: ['roleArn'],
      ...whereValid('accountId', 'regions', 'roleArn'),
      ...expected('a role of the partition that the regions are in'),
    },
  );

/** `scopes`: the accounts that the gateway reads, with their regions. */
export const scopes = z
  .array(account, expected('a list of accounts with their regions'))
  .min(1, expected('at least one account'))
  .refine((accounts) => new Set(accounts.map(({ accountId }) => accountId)).size === accounts.length, {
    ...expected('each account once, with all its regions'),
  })
  .default([]);
