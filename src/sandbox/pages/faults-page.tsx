import type { FaultRule } from '../faults/fault-rule';
import type { LimitSettings } from '../limits/limit-settings';
import { TextField } from './fields';
import { Facts, type Frame, Instant, Layout } from './layout';

export type ShownFault = { id: string; rule: FaultRule; seen: number; played: number };
export type TurnedDoubt = { name: string; question: string; choice: string };

/** What makes this rehearsal harder or easier than an ordinary day: faults, limits, the clock, doubts that were turned. */
export function FaultsPage(props: {
  frame: Frame;
  faults: readonly ShownFault[];
  limits: LimitSettings;
  clock: { now: Date; isHeld: boolean };
  doubts: { all: number; turned: readonly TurnedDoubt[] };
  wrong?: string;
  typed?: string;
}) {
  const { faults, limits, clock, doubts } = props;
  return (
    <Layout title="Faults" frame={props.frame} current="/faults">
      <h1>Faults and conditions</h1>
      <section>
        <h2>Faults that play</h2>
        {faults.length === 0 && <p>None: every call is answered as Slack would.</p>}
        <ul class="rows">
          {faults.map((fault) => (
            <li key={fault.id}>
              <div>
                <strong>{fault.rule.kind.replaceAll('-', ' ')}</strong> for <code>{fault.rule.operation}</code>
                <div class="quiet">
                  {sayWhen(fault.rule)}; {fault.seen} calls fitted, {fault.played} were spoilt
                </div>
              </div>
              <form method="post" action="/faults/remove">
                <input type="hidden" name="id" value={fault.id} />
                <button type="submit" class="plain">
                  Remove<span class="unseen"> {fault.rule.kind}</span>
                </button>
              </form>
            </li>
          ))}
        </ul>
        <form method="post" action="/faults" class="stack">
          {props.wrong !== undefined && (
            <p class="refusal" role="alert">
              {props.wrong}
            </p>
          )}
          <TextField name="fault" label="Set a fault: kind:calls:settings" value={props.typed ?? ''} />
          <p class="quiet">
            As on the command line, for example <code>throttle:scim.*:rate=0.1,retryAfterSeconds=2</code> or{' '}
            <code>error:chat.postMessage:nth=3</code>.
          </p>
          <p>
            <button type="submit">Set it</button>
          </p>
        </form>
      </section>
      <section>
        <h2>Limits and clock</h2>
        <Facts
          rows={[
            ['Rate limits', limits.enabled ? 'as Slack’s' : 'off'],
            ['Other apps', `${limits.otherReadsPerMinute} reads and ${limits.otherWritesPerMinute} writes a minute`],
            ['A write takes', `${limits.writeMs} ms`],
            [
              'The clock',
              <>
                <Instant at={clock.now} />
                {clock.isHeld && ', held'}
              </>,
            ],
          ]}
        />
        <form method="post" action="/faults/clock" class="actions">
          {[
            ['60', 'a minute'],
            ['3600', 'an hour'],
            ['86400', 'a day'],
          ].map(([seconds, label]) => (
            <button key={seconds} type="submit" name="advanceSeconds" value={seconds} class="plain">
              Turn on by {label}
            </button>
          ))}
        </form>
      </section>
      <section>
        <h2>Where Slack is not known</h2>
        <p>
          {doubts.all} readings,{' '}
          {doubts.turned.length === 0 ? 'each the hardest one.' : `${doubts.turned.length} of them turned:`}
        </p>
        <ul>
          {doubts.turned.map((doubt) => (
            <li key={doubt.name}>
              {doubt.question} <strong>{doubt.choice.replaceAll('-', ' ')}</strong>
            </li>
          ))}
        </ul>
        <p>
          <a href="/settings#doubts">Turn them in the settings</a>
        </p>
      </section>
    </Layout>
  );
}

function sayWhen({ rate, nth, times, applied, target }: FaultRule): string {
  return [
    nth === undefined ? (rate === 1 ? 'every call' : `${rate * 100} % of calls`) : `call number ${nth}`,
    ...(target === undefined ? [] : [`about ${target}`]),
    ...(times === undefined ? [] : [`${times} times at most`]),
    ...(applied ? ['after the change was made'] : []),
  ].join(', ');
}
