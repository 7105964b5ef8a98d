import type { Effect } from './effect.ts';

/** Nobody writes a name for somebody else; and who has gone from a team comes back by no edit of their name (S1). */
export const whyNotName: Effect['forbids'] = async ({ tx }, { scope, record }, { person }) => {
  if (record !== person) {
    const earlier = (await tx.devices.find(record))?.person === person;
    const problem = earlier ? 'bad-value' : 'not-allowed';
    const message = earlier
      ? 'This was for an earlier device of yours. Write your name in this team again.'
      : 'Only they themselves write their name.';
    return { problem, message };
  }
  const isIn = (await tx.members.role(scope, person)) !== undefined;
  return isIn ? undefined : { problem: 'not-allowed', message: 'You are not in this team any more.' };
};
