const { existsSync } = require('node:fs');
const { join } = require('node:path');

/** What is imported when it is needed is named as it is built, with ".js". */
module.exports = (request, options) => {
  const source = request.startsWith('.') && join(options.basedir, request.replace(/\.js$/, '.ts'));
  return options.defaultResolver(
    source && request.endsWith('.js') && existsSync(source) ? source : request,
    options,
  );
};
