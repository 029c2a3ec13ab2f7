// Mixed traffic of the money flow against the mock, and where the money is at the end.
//
//     node load.mjs URL PID SECONDS RATE
//
// Each connection is a till. Its round has eight requests: token, search, calculate-interest, authorize, capture of a
// part, a look at the authorization, return of a part, release of the rest. A round leaves one cent with the customer, so
// that balances move and no limit is met. What the answers say was captured and returned is summed here, in cents, and
// laid beside what the mock remembers (`/_mock/state`). PID is the mock's, whose memory is looked at.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const autocannon = createRequire(join(process.cwd(), 'node_modules/'))('autocannon');
const [url, pid, seconds, rate] = [process.argv[2], ...process.argv.slice(3).map(Number)];

const connections = 50;
const accounts = ['116994755', '20009100', '20076677', '11223344', '20035156', '9000001', '9000002', '9000004'];
const cents = { authorized: 10000, captured: 6000, returned: 5999 };
const dollars = (amount) => (amount / 100).toFixed(2);
const client = 'client-id/flexitidemo';

// ---- The round ----------------------------------------------------------------------------------------------------

const seen = { rounds: 0, captured: 0, returned: 0 };
const refused = new Map();
const wholeCents = (amount) => Math.round(amount * 100);

/** One request of the round: how it is asked, and what of its answer the others need. */
function step(name, ask, take = () => {}) {
  return {
    setupRequest: (raw, round) => {
      if (name === 'token') round.account = accounts[seen.rounds++ % accounts.length];
      const { method = 'POST', path, json, form } = ask(round);
      const headers = { 'x-reference-id': '0123456789abcdef0123456789abcdef' };
      if (round.token) headers.authorization = `Bearer ${round.token}`;
      if (json) headers['content-type'] = 'application/json';
      if (form) headers['content-type'] = 'application/x-www-form-urlencoded';
      return { ...raw, method, path, headers, body: json ?? form };
    },
    onResponse: (status, body, round) => {
      if (status === 200) return take(JSON.parse(body), round);
      const what = `${name}: ${status} ${body.slice(0, 200)}`;
      refused.set(what, (refused.get(what) ?? 0) + 1);
    },
  };
}

const steps = [
  step(
    'token',
    () => ({ path: '/v2.5/oauth/token', form: 'client_id=flexitidemo&client_secret=s&grant_type=client_credentials' }),
    (answer, round) => { round.token = answer.access_token; },
  ),
  step('search', () => ({
    method: 'GET',
    path: `/v2.5/${client}/customers/search?first_name=John&last_name=Smith&dob=1988-07-24`,
  })),
  step('calculate-interest', ({ account }) => ({
    path: `/v2.5.1/${client}/accounts/${account}/calculate-interest`,
    json: `{"amount":${dollars(cents.authorized)}}`,
  })),
  step(
    'authorization',
    ({ account }) => ({
      path: `/v2.5.1/${client}/authorization`,
      json: `{"account_number":${account},"amount":${dollars(cents.authorized)},"auto_capture":false,` +
        '"financing_option":{"transaction_type":"promotional_purchase","plan_id":4,"term":6}}',
    }),
    (answer, round) => { round.authorization = `/v2.5/${client}/authorization/${answer.authorization_id}`; },
  ),
  step(
    'capture',
    ({ authorization }) => ({ path: `${authorization}/capture`, json: `{"amount":${dollars(cents.captured)}}` }),
    (answer, round) => {
      round.capture = answer.capture_id;
      seen.captured += wholeCents(answer.amount);
    },
  ),
  step('get authorization', ({ authorization }) => ({
    method: 'GET',
    path: authorization.replace('/v2.5/', '/v2.5.1/'),
  })),
  step(
    'return',
    ({ authorization, capture }) => ({
      path: `${authorization}/capture/${capture}/return`,
      json: `{"amount":${dollars(cents.returned)}}`,
    }),
    (answer) => { seen.returned += wholeCents(answer.amount); },
  ),
  step('release', ({ authorization }) => ({ path: `${authorization}/release`, json: '{}' })),
];

// ---- What the mock remembers --------------------------------------------------------------------------------------

const state = async () => (await fetch(`${url}/_mock/state`)).json();
const total = (remembered, member) =>
  Object.values(remembered.accounts).reduce((sum, account) => sum + account[member], 0);

/** Megabytes that the mock holds. */
function memory() {
  const resident = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return Number(resident[1]) / 1024;
}

const before = await state();
const samples = [];
const sampling = setInterval(() => samples.push({ rounds: seen.rounds, megabytes: memory() }), 250);
// A number of requests and not a time: then every answer is waited for, and the sums are whole.
const amount = Math.floor((rate * seconds) / (connections * steps.length)) * connections * steps.length;
const run = await autocannon({ url, requests: steps, connections, amount, overallRate: rate, timeout: 20 });
clearInterval(sampling);
const after = await state();

// ---- What is said of it -------------------------------------------------------------------------------------------

const moved = (member) => total(after, member) - total(before, member);
const wrong = [...refused].map(([what, times]) => `${what} (${times} times)`);
const must = (holds, what) => { if (!holds) wrong.push(what); };

must(run.errors === 0 && run.timeouts === 0, `${run.errors} errors of the line, ${run.timeouts} of them time-outs`);
must(run['2xx'] === amount, `${amount} requests, ${run['2xx']} answers with 2xx`);
must(moved('captured') === seen.captured, `captured: ${moved('captured')} cents remembered, ${seen.captured} answered`);
must(moved('returned') === seen.returned, `returned: ${moved('returned')} cents remembered, ${seen.returned} answered`);
must(moved('balance') === seen.captured - seen.returned, `balances moved by ${moved('balance')} cents`);
must(moved('held') === 0, `${moved('held')} cents are still held`);
for (const one of Object.values(after.accounts)) {
  const owed = one.captured + one.deposited - one.returned - one.refunded - one.paid;
  must(one.balance === owed, `account ${one.account_number}: balance ${one.balance}, and it is ${owed}`);
}
// What the mock keeps of the past has its bound, of which 10,000 tokens are the greatest. From there on, the first half
// of the time against the second.
const settled = samples.filter((sample) => sample.rounds > 12000).map((sample) => sample.megabytes);
const half = settled.length / 2;
const [early, late] = [settled.slice(0, half), settled.slice(half)].map((part) => Math.max(...part));
const isLong = settled.length >= 20;
must(!isLong || late <= early * 1.1, `memory grows: ${early.toFixed(0)} MB, then ${late.toFixed(0)} MB`);
const grown = isLong ? `${early.toFixed(0)} MB, then ${late.toFixed(0)} MB` : `${memory().toFixed(0)} MB, too few rounds to tell`;
const reached = amount / run.duration;
must(!isLong || reached >= rate * 0.98, `${reached.toFixed(0)} requests a second, and ${rate} were wanted`);

console.log(`requests            ${amount} in ${run.duration.toFixed(1)} s, ${reached.toFixed(0)} a second`);
console.log(`latency             median ${run.latency.p50} ms, 99 % ${run.latency.p99} ms, worst ${run.latency.max} ms`);
console.log(`memory of the mock  ${grown}`);
console.log(`captured - returned ${dollars(seen.captured)} - ${dollars(seen.returned)} = ${dollars(moved('balance'))} on the balances`);
console.log(wrong.length === 0 ? 'no error, no cent lost' : wrong.slice(0, 20).join('\n'));
process.exitCode = wrong.length === 0 ? 0 : 1;
