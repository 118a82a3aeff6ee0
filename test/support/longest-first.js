const Sequencer = require('@jest/test-sequencer').default;

/** Files that take longest: begun last, one of them would run alone while the other core has nothing to do. */
const longest = ['e2e/console-look', 'e2e/console-mirror', 'e2e/console.test', 'e2e/', 'cli/launcher'];

/** Jest's own order (by the last duration, else by size), but what is known to be long goes first, on a fresh clone, too. */
module.exports = class LongestFirst extends Sequencer {
  sort(tests) {
    const rank = ({ path }) => {
      const place = longest.findIndex((part) => path.includes(part));
      return place === -1 ? longest.length : place;
    };
    return [...super.sort([...tests])].sort((one, other) => rank(one) - rank(other));
  }
};
