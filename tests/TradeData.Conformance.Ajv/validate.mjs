// Validates composed cases with Ajv. A line of standard input is a case: {edition, documents: [{uri, schema}], root, instances: [text]};
// a line of standard output is what Ajv says of it: {verdicts: [boolean]} or {error}.
import { createInterface } from "node:readline";
import Ajv7 from "ajv";
import Ajv2019 from "ajv/dist/2019.js";
import Ajv2020 from "ajv/dist/2020.js";

const editions = {
  "http://json-schema.org/draft-07/schema#": Ajv7.default,
  "https://json-schema.org/draft/2019-09/schema": Ajv2019.default,
  "https://json-schema.org/draft/2020-12/schema": Ajv2020.default,
};

// Formats are annotations. A quotient of doubles is not exact, so multipleOf gets the tolerance that Ajv offers.
const options = { strict: false, validateFormats: false, multipleOfPrecision: 9, logger: false, inlineRefs: false };

function answer({ edition, documents, root, instances }) {
  try {
    const ajv = new editions[edition](options);
    for (const { uri, schema } of documents) {
      ajv.addSchema(schema, uri);
    }
    const validate = ajv.getSchema(root);
    return { verdicts: instances.map((text) => validate(JSON.parse(text)) === true) };
  } catch (fault) {
    return { error: String(fault.message ?? fault) };
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  process.stdout.write(JSON.stringify(answer(JSON.parse(line))) + "\n");
}
