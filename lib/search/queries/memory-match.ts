import { dayOf } from "#lib/kernel/clock.ts";
import type { Viewing } from "#lib/kernel/context.ts";
import { dayNumber } from "#lib/matching/model/form.ts";
import type { Rarity } from "#lib/matching/model/rarity.ts";
import { indexService } from "#lib/search/memory/host.ts";
import { packForm } from "#lib/search/memory/pack-form.ts";
import { isSameState, readClock } from "#lib/search/memory/source.ts";
import type { Counterparts, CounterpartsWanted } from "#lib/search/port.ts";

/** Counterparts from the in-memory index, as new as the last commit before the call. Any failure means: ask PostgreSQL. */
export async function matchMemory({ db, now }: Viewing, wanted: CounterpartsWanted): Promise<Counterparts> {
  const service = await indexService(db);
  const { limit, near, ruledOut, matchOnly, weights } = wanted;
  const ask = { form: packForm(wanted.form), limit, near, today: dayNumber(dayOf(now)), ruledOut, matchOnly, weights };
  // Nearly always the index has what was committed last: it answers while the clock is read, and again if it had not.
  const [clock, first] = await Promise.all([readClock(db), service.match(null, ask)]);
  const answer = isSameState(first.state, clock) ? first : await service.match(clock, ask);
  const { fitting, near: missed, mode, touched, screened, rescored } = answer;
  const { rarity } = await service.rarity(clock);
  return { fitting, near: missed, rarity, mode, touched, screened, rescored };
}

/** The rarity of words in force. Any failure means: ask PostgreSQL. */
export async function rarityOfMemory({ db }: Pick<Viewing, "db">): Promise<Rarity> {
  const clock = await readClock(db);
  const service = await indexService(db);
  return (await service.rarity(clock)).rarity;
}
