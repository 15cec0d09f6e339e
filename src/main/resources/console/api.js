// Calls to the service, with the token of this tab.
const TOKEN = 'offboard.token';
const LONGEST_MILLIS = 40_000;

/** An answer that is no success; status 0 if there was none. */
export class Refusal extends Error {
  constructor(status, message, retryAfterSeconds) {
    super(message);
    this.status = status;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

export const token = {
  get: () => sessionStorage.getItem(TOKEN),
  set: (value) => sessionStorage.setItem(TOKEN, value),
  forget: () => sessionStorage.removeItem(TOKEN),
};

export async function getJson(path) {
  return (await call('GET', path)).json();
}

export async function postJson(path, content) {
  return (await call('POST', path, content)).json();
}

/** Gets a document and gives it to the browser as a file. */
export async function download(path, fileName) {
  const address = URL.createObjectURL(await (await call('GET', path)).blob());
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(address);
}

/** The path of a leaver, or of something below it. */
export function leaverPath(id, below = '') {
  return `leavers/${encodeURIComponent(id)}${below}`;
}

async function call(method, path, content) {
  const headers = { Authorization: `Bearer ${token.get()}` };
  if (content) {
    headers['Content-Type'] = 'application/json';
  }
  const body = content && JSON.stringify(content);
  const signal = AbortSignal.timeout(LONGEST_MILLIS);
  let answer;
  try {
    answer = await fetch(path, { method, headers, body, signal, cache: 'no-store' });
  } catch {
    throw new Refusal(0, 'The service cannot be reached.');
  }
  if (!answer.ok) {
    throw await refusal(answer);
  }
  return answer;
}

async function refusal(answer) {
  const text = await answer.text();
  let message;
  try {
    message = JSON.parse(text).message;
  } catch {
    message = `The service answered ${answer.status}.`;
  }
  return new Refusal(answer.status, message, Number(answer.headers.get('Retry-After')) || 0);
}
