// Builds the client and the gateway, installs the samples for their tests, and builds the dashboard, which each of its test files serves.
import { build, buildDashboard, install, samples } from './prepare.mjs';

build();
for (const sample of samples) install(sample);
buildDashboard();
