#!/usr/bin/env node
// What `npx congdoan` runs: a file that no build replaces, so that it stays executable.
require('../dist/cli/congdoan.js');
