const { default: Sequencer } = require('@jest/test-sequencer');

/**
 * Starts test files in the order in which `testMatch` names them, and the rest after them. A configuration names the longest first: one
 * that is started last keeps its core busy while all others idle. By default Jest knows how long files take from the run before
 * only, which a fresh clone has not had.
 */
module.exports = class NamedOrder extends Sequencer {
  sort(tests) {
    const places = new Map(tests.map((test) => [test, placeOf(test)]));
    return super.sort(tests).sort((a, b) => places.get(a) - places.get(b));
  }
};

function placeOf({ path, context }) {
  const place = context.config.testMatch.indexOf(path);
  return place < 0 ? context.config.testMatch.length : place;
}
