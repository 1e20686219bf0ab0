/* The exports that the command line uses. Everything else is internal. */
export type { Estate } from './estate';
export { gatewaySettings } from './gatewaySettings';
export { largeEstate } from './large';
export { startSandbox } from './server';
export { demoEstate } from './demoData';
