// Follows the stream as a browser does and prints the cursor of each row; drops the connection once and comes back.
import { EventSource } from 'eventsource';

const [url, key, count] = process.argv.slice(2);
const seen = [];
let source;

function open(from) {
  source = new EventSource(url, {
    fetch: (input, init) =>
      fetch(input, { ...init, headers: { ...init.headers, Authorization: `Bearer ${key}`, ...(from ? { 'Last-Event-ID': from } : {}) } }),
  });
  source.addEventListener('ready', () => console.log('ready'));
  source.addEventListener('refund.updated', (event) => {
    const row = JSON.parse(event.data);
    seen.push(row.subject);
    console.log(row.subject);
    if (seen.length === Number(count)) {
      source.close();
      process.exit(0);
    }
    if (seen.length === 2) {
      source.close();
      open(event.lastEventId);
    }
  });
}

open();
