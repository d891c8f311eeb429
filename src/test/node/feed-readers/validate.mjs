// Says what is wrong with an AsyncAPI document, one fault in a line.
import { Parser, fromFile } from '@asyncapi/parser';

const { diagnostics } = await fromFile(new Parser(), process.argv[2]).parse();
for (const fault of diagnostics.filter((one) => one.severity === 0)) {
  console.log(`${fault.code} ${fault.path.join('.')} ${fault.message}`);
}
