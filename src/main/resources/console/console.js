// Signs in and out, says what is wrong, and exports.
import { download, token } from './api.js';
import { announce, busy, byId, tell } from './dom.js';
import * as form from './form.js';
import * as leavers from './leavers.js';
import { span } from './words.js';

const NO_STORE = 'This service runs without a store, and so has no leavers. Whoever operates it can set offboard.store.url.';
const WRONG_TOKEN = 'The service does not know this api token. Check it, and try again.';

let ofAction = false;

function signedIn(isIn) {
  byId('sign-in').hidden = isIn;
  byId('board').hidden = !isIn;
  byId('sign-out').hidden = !isIn;
}

function signOut(words) {
  leavers.end();
  token.forget();
  signedIn(false);
  tellProblem(null);
  tell(byId('sign-in-problem'), words);
  byId('token').focus();
}

async function signIn() {
  signedIn(true);
  await leavers.begin();
}

/**
 * Says what is wrong, or that nothing is; true if it may be over in a while. What came of an action
 * has no wait, and stays until the next action.
 */
function onProblem(problem, wait) {
  if (problem?.status === 401) {
    signOut(WRONG_TOKEN);
    return false;
  }
  if (problem?.status === 501) {
    tellProblem(NO_STORE);
    return false;
  }
  const isAction = wait === undefined;
  if (problem || isAction || !ofAction) {
    ofAction = isAction;
    const soon = isAction ? '' : ` What you see may be old. Trying again in ${span(wait)}.`;
    tellProblem(problem && `${problem.message}${soon}`);
  }
  return true;
}

function tellProblem(words) {
  byId('problem').hidden = !words;
  if (byId('problem-words').textContent !== (words ?? '')) {
    byId('problem-words').textContent = words ?? '';
  }
  byId('try-now').hidden = ofAction;
  byId('board').classList.toggle('old', Boolean(words) && !ofAction);
}

/** Days are the reader's own; the last one counts as a whole. */
async function exportCsv() {
  const query = new URLSearchParams();
  const from = byId('from').value;
  const to = byId('to').value;
  if (from) {
    query.set('from', new Date(`${from}T00:00`).toISOString());
  }
  if (to) {
    const end = new Date(`${to}T00:00`);
    end.setDate(end.getDate() + 1);
    query.set('to', end.toISOString());
  }
  await leavers.attempt(() => download(`leavers/evidence.csv?${query}`, 'evidence.csv'));
}

leavers.wire(onProblem);
form.wire(async (leaver) => {
  await leavers.begin();
  announce('The leaver is accepted.');
  document.getElementById(`leaver-${leaver.id}`)?.focus();
});
byId('sign-in').addEventListener('submit', (event) => {
  event.preventDefault();
  token.set(byId('token').value);
  byId('token').value = '';
  tell(byId('sign-in-problem'), null);
  signIn();
  byId('board-title').focus();
});
byId('sign-out').addEventListener('click', () => signOut(null));
byId('try-now').addEventListener('click', () => busy(byId('try-now'), leavers.load));
byId('export-form').addEventListener('submit', (event) => {
  event.preventDefault();
  exportCsv();
});
if (token.get()) {
  signIn();
} else {
  signedIn(false);
  byId('token').focus();
}
