/* What the command line needs of the sandbox. Everything else is the sandbox's own. */
export type { Estate } from './estate';
export { gatewaySettings } from './gatewaySettings';
export { largeEstate } from './large';
export { largestSize, type LargeSize, usualSize } from './large/size';
export { startSandbox } from './server';
export { demoEstate } from './demoData';
