"""A suppression suppresses nothing, or names a rule that there is none of.

## Why

A suppression that outlives its reason hides the next finding at that place.

## Example

```markdown
<!-- glossary: ignore[deprecated-term] quotation -->
This paragraph has no deprecated term any more.
```

→ `nothing to suppress for deprecated-term`

## Remedy

Take the comment out, or correct the name of the rule.

## What it leaves alone

A suppression of a rule that the configuration switches off.
"""

from glossary_cli.findings import Severity
from glossary_cli.rule import EngineRule

RULE = EngineRule(id="unused-suppression", severity=Severity.WARNING)
