const isOfAws = (name: string): boolean => name.startsWith('AWS_') || /_proxy$/i.test(name);

/** Settings that keep the SDK from the files and the instance of the machine that runs the tests. */
const isolated = {
  AWS_REGION: 'us-east-1',
  AWS_CONFIG_FILE: '/nonexistent',
  AWS_SHARED_CREDENTIALS_FILE: '/nonexistent',
  AWS_EC2_METADATA_DISABLED: 'true',
  AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
};

/** Replaces the variables of AWS and of proxies. Returns a function that restores them. */
export const replaceAwsEnvironment = (variables: Readonly<Record<string, string>>): (() => void) => {
  const before = Object.entries(process.env).filter(([name]) => isOfAws(name));
  const remove = (): void => {
    for (const name of Object.keys(process.env).filter(isOfAws)) Reflect.deleteProperty(process.env, name);
  };
  remove();
  Object.assign(process.env, isolated, variables);
  return () => {
    remove();
    Object.assign(process.env, Object.fromEntries(before));
  };
};
