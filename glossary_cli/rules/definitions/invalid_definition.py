"""A file of definitions is not YAML, or an entry in it is not a definition as the schema has it.

## Why

An entry that cannot be read is left out, and the documents are held to a glossary that lacks it. A key with
a slip in it (`differentiae`) would be lost without a word.

## Example

```yaml
term: marketing qualified lead
abbreviation: MQL
definition:
  intensional: {genus: lead, differentiae: [has reached the score below]}
facts:
  lead score: at least 100
```

→ `unknown key “differentiae”; did you mean “differentia”?`

## Remedy

Correct the place that is shown. `glossary schema` prints the schema, from which an editor completes and
checks entries while they are written.

## What it leaves alone

The other entries: they count, those in the same file, too, up to an error of YAML. What names an entry that
was left out is not reported by other rules.
"""

from glossary_cli.findings import Severity
from glossary_cli.rule import EngineRule

RULE = EngineRule(id="invalid-definition", severity=Severity.ERROR)
