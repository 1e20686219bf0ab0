/* Lists of AWS whose order means nothing. */

const sections: ReadonlySet<string> = new Set(['recipe', 'infrastructure', 'distribution', 'outputs']);

const lists: ReadonlySet<string> = new Set([
  'amiWatermarks',
  'instanceTypes',
  'securityGroupIds',
  'targetAccountIds',
  'userIds',
  'userGroups',
  'organizationArns',
  'organizationalUnitArns',
  'licenseConfigurationArns',
  'launchTemplateConfigurations',
  'fastLaunchConfigurations',
  'ssmParameterConfigurations',
  'containerTags',
  'imageUris',
]);

/** True for the names that lead to such a list. */
export const isInAnyOrder = ([section = '', ...names]: readonly string[]): boolean =>
  sections.has(section) && lists.has(names.at(-1) ?? '');
