import type { Kysely, Selectable } from 'kysely';
import type { Database } from '../database.ts';
import type { StoredWithdrawal, WithdrawalTable } from '../storage.ts';

export const withdrawalTable = (db: Kysely<Database>): WithdrawalTable => ({
  async ofProject(project) {
    const rows = await db
      .selectFrom('withdrawals')
      .selectAll()
      .where('project', '=', project)
      .orderBy('upTo')
      .orderBy('at')
      .execute();
    return rows.map(toWithdrawal);
  },

  async all() {
    return (await db.selectFrom('withdrawals').selectAll().orderBy('project').execute()).map(toWithdrawal);
  },

  async put({ requests, ...row }) {
    await db
      .insertInto('withdrawals')
      .values({ ...row, requests: JSON.stringify(requests) })
      .onConflict((conflict) => conflict.columns(['project', 'mid']).doNothing())
      .execute();
  },
});

const toWithdrawal = ({ reason, requests, ...row }: Selectable<Database['withdrawals']>): StoredWithdrawal => ({
  ...row,
  reason: reason as StoredWithdrawal['reason'],
  requests: JSON.parse(requests),
});
