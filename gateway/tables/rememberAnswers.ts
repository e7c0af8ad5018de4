import type { Operation } from '../operation';
import type { ShardOutcome } from '../shards/shardRequest';

/** An operation that asks a province the same question once, also after the answer has come. */
export function rememberAnswers(operation: Operation): Operation {
  const answers = new Map<string, Promise<ShardOutcome>>();
  return {
    ...operation,
    ask(province, question) {
      const key = `${province}|${question.key}`;
      const answer = answers.get(key) ?? operation.ask(province, question);
      answers.set(key, answer);
      return answer;
    },
  };
}
